import { Button } from "@patternfly/react-core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTexts } from "../texts/language";
import { Notice } from "./Notice";

type Props = {
  variant?: "success" | "warning";
  title: string;
  children: ReactNode;
  /** Milliseconds in which the decision can still be taken back. */
  undoableFor: number;
  onUndo: () => void;
};

/** What was decided just now; as long as it can be taken back, with the button for it. */
export function UndoNotice({ variant = "success", title, children, undoableFor, onUndo }: Props) {
  const { texts } = useTexts();
  const link = useRef<HTMLButtonElement>(null);
  const [isUndoable, setIsUndoable] = useState(undoableFor > 0);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (!link.current?.matches(":focus")) setIsUndoable(false);
    }, undoableFor);
    return () => {
      clearTimeout(timer);
    };
  }, [undoableFor]);

  return (
    <Notice
      variant={variant}
      title={title}
      takesFocus
      // Not taken away while it has the focus: pressed too late, it says so.
      actions={
        isUndoable && (
          <Button variant="link" isInline ref={link} onClick={onUndo}>
            {texts.undo(Math.ceil(undoableFor / 1000))}
          </Button>
        )
      }
    >
      {children}
    </Notice>
  );
}
