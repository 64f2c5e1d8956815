import { Alert } from "@patternfly/react-core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "../texts/language";

type Props = {
  variant: "success" | "info" | "warning" | "danger";
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /**
   * For the answer to what the person just did: the button they pressed may be gone, so keyboard and screen reader go on
   * from here. Notices that come by themselves belong into a live region instead.
   */
  takesFocus?: boolean;
};

/** A message to the person, inside the page. */
export function Notice({ variant, title, children, actions, takesFocus = false }: Props) {
  const { texts } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where it stays in sight by itself (.app-news), the person stays where they were in the list.
    if (takesFocus) box.current?.focus({ preventScroll: box.current.closest(".app-news") !== null });
  }, [takesFocus]);
  return (
    <div ref={box} tabIndex={takesFocus ? -1 : undefined} className="app-notice">
      <Alert
        isInline
        component="h2"
        variant={variant}
        variantLabel={texts.noticeKinds[variant]}
        title={title}
        actionLinks={actions}
      >
        {children}
      </Alert>
    </div>
  );
}
