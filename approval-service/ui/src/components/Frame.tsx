import {
  Button,
  Masthead,
  MastheadContent,
  MastheadMain,
  Page,
  PageSection,
  SkipToContent,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { Api } from "../api/client";
import type { Session } from "../api/types";
import { useTexts } from "../texts/language";

type Props = {
  api: Api;
  session: Session | undefined;
  canLogOut: boolean;
  onChangeLanguage: () => void;
  children: ReactNode;
};

const MAIN_ID = "main";

/** Brand, who is signed in, language and log-out around every page. */
export function Frame({ api, session, canLogOut, onChangeLanguage, children }: Props) {
  const { texts, language } = useTexts();

  async function logOut(): Promise<void> {
    const { location } = await api.logOut().catch(() => ({ location: "/" }));
    window.location.assign(location);
  }

  const header = (
    <Masthead>
      <MastheadMain>
        <span className="app-brand">{texts.portal}</span>
      </MastheadMain>
      <MastheadContent>
        <div className="app-header">
          {session && <span className="break-anywhere">{session.name}</span>}
          <Button variant="link" isInline lang={language === "de" ? "en" : "de"} onClick={onChangeLanguage}>
            {texts.otherLanguage}
          </Button>
          {canLogOut && (
            <Button variant="link" isInline onClick={logOut}>
              {texts.logOut}
            </Button>
          )}
        </div>
      </MastheadContent>
    </Masthead>
  );

  return (
    <Page
      masthead={header}
      mainContainerId={MAIN_ID}
      skipToContent={<SkipToContent href={`#${MAIN_ID}`}>{texts.skip}</SkipToContent>}
    >
      <PageSection hasBodyWrapper={false} isFilled>
        <div className="app-main">{children}</div>
      </PageSection>
    </Page>
  );
}
