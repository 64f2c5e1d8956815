import { Nav, NavItem, NavList, PageSection } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import type { Session } from "../api/client";
import { AREAS } from "../areas";
import { useTexts } from "../texts/language";

/** The areas of this person, side by side. */
export function Areas({ role }: { role: Session["role"] }) {
  const { texts } = useTexts();
  const { pathname } = useLocation();
  const areas = AREAS.filter(({ may }) => may.includes(role));
  // On a phone there is no room for all of them.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const current = box.current?.querySelector(".pf-m-current");
    current?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [pathname]);
  return (
    <PageSection hasBodyWrapper={false} type="subnav" className="app-areas">
      <div ref={box}>
        <Nav variant="horizontal-subnav" aria-label={texts.areasLabel}>
          <NavList>
            {areas.map(({ key, path, owns }) => (
              <NavItem key={key} isActive={owns(pathname)}>
                <NavLink to={path} end>
                  {texts.areas[key]}
                </NavLink>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </div>
    </PageSection>
  );
}
