import { Title } from "@patternfly/react-core";
import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a page; takes the focus when the page is opened, so that a screen reader starts there. */
export function PageHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Title headingLevel="h1" size="2xl" tabIndex={-1} ref={heading} className="break-anywhere">
      {children}
    </Title>
  );
}
