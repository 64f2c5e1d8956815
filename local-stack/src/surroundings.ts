import type { Children } from "./children.ts";
import type { Definition } from "./definition.ts";

/** What every part of a stack is given. */
export type Surroundings = {
  definition: Definition;
  children: Children;
  /** Called when a part ends although nobody stopped it. */
  onLost: (message: string) => void;
};
