import { useState } from "react";

/**
 * What somebody is typing into a search, beginning with what is searched for. When that changes in another way, such as by
 * going back in the browser, the field follows; the field itself stays, and with it the keyboard's place.
 */
export function useTyped(search: string): [typed: string, setTyped: (typed: string) => void] {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  if (search !== known) {
    setKnown(search);
    setTyped(search);
  }
  return [typed, setTyped];
}
