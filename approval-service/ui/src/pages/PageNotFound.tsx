import { EmptyState, EmptyStateActions, EmptyStateFooter } from "@patternfly/react-core";
import { Link } from "react-router";
import { usePageTitle } from "../page-title";
import { useTexts } from "../texts/language";

export function PageNotFound() {
  const { texts } = useTexts();
  usePageTitle(texts.pageNotFoundTitle);
  return (
    <EmptyState titleText={texts.pageNotFoundTitle} headingLevel="h1">
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to="/" className="app-back">
            {texts.back}
          </Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
