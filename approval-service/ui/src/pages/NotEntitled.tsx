import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from "@patternfly/react-core";
import { usePageTitle } from "../page-title";
import { useTexts } from "../texts/language";

/** Somebody who signed in and may decide nothing; perhaps with the wrong one of two accounts. */
export function NotEntitled({ name, onLogOut }: { name: string | undefined; onLogOut: () => void }) {
  const { texts } = useTexts();
  usePageTitle(texts.notEntitledTitle);
  return (
    <EmptyState titleText={texts.notEntitledTitle} headingLevel="h1">
      <EmptyStateBody>
        {name !== undefined && <p>{texts.signedInAs(name)}</p>}
        <p>{texts.notEntitledText}</p>
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={onLogOut}>{texts.logOut}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
