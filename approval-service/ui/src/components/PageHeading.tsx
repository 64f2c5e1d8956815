import { Title } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import { usePageTitle } from "../page-title";

const ID = "page-heading";

/** Takes keyboard and screen reader to the beginning of the page, where the button that was pressed goes away. */
export function focusHeading(): void {
  document.getElementById(ID)?.focus();
}

/**
 * The heading of a page, and the title of its tab. It takes the focus when the page is opened, so that a screen reader
 * starts there.
 */
export function PageHeading({ children }: { children: string }) {
  usePageTitle(children);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Title headingLevel="h1" size="2xl" id={ID} tabIndex={-1} ref={heading} className="break-anywhere">
      {children}
    </Title>
  );
}
