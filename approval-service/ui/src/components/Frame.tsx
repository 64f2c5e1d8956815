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
import { Link } from "react-router";
import type { Session } from "../api/client";
import { useTexts } from "../texts/language";
import { Areas } from "./Areas";

type Props = {
  /** Who is signed in. */
  name: string | undefined;
  role: Session["role"] | undefined;
  onChangeLanguage: () => void;
  onLogOut: () => void;
  children: ReactNode;
};

const MAIN_ID = "main";

/** Brand, who is signed in, language and log-out around every page. */
export function Frame({ name, role, onChangeLanguage, onLogOut, children }: Props) {
  const { texts, language } = useTexts();
  const header = (
    <Masthead>
      <MastheadMain>
        <Link to="/" className="app-brand">
          {texts.portal}
        </Link>
      </MastheadMain>
      <MastheadContent>
        <div className="app-header">
          {name !== undefined && <span className="break-anywhere">{name}</span>}
          <Button variant="link" isInline lang={language === "de" ? "en" : "de"} onClick={onChangeLanguage}>
            {texts.otherLanguage}
          </Button>
          {name !== undefined && (
            <Button variant="link" isInline onClick={onLogOut}>
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
      {role && <Areas role={role} />}
      <PageSection hasBodyWrapper={false} isFilled>
        <div className="app-main">{children}</div>
      </PageSection>
    </Page>
  );
}
