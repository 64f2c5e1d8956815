import { Title } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import { usePageTitle } from "../page-title";

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
    <Title headingLevel="h1" size="2xl" tabIndex={-1} ref={heading} className="break-anywhere">
      {children}
    </Title>
  );
}
