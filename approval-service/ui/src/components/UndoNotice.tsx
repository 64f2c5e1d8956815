import { AlertActionLink } from "@patternfly/react-core";
import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "../texts/language";
import { Notice } from "./Notice";

type Props = {
  title: string;
  children: ReactNode;
  /** Milliseconds in which the decision can still be taken back. */
  undoableFor: number;
  onUndo: () => void;
};

/** What was decided just now; as long as it can be taken back, with the button for it. */
export function UndoNotice({ title, children, undoableFor, onUndo }: Props) {
  const { texts } = useTexts();
  const [isUndoable, setIsUndoable] = useState(undoableFor > 0);

  useEffect(() => {
    const timer = setTimeout(() => {
      setIsUndoable(false);
    }, undoableFor);
    return () => {
      clearTimeout(timer);
    };
  }, [undoableFor]);

  return (
    <Notice
      variant="success"
      title={title}
      takesFocus
      actions={isUndoable && <AlertActionLink onClick={onUndo}>{texts.undo}</AlertActionLink>}
    >
      {children}
    </Notice>
  );
}
