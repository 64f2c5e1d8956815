/** The parts that can be stopped and started again while the others run. */
const PART_NAMES = ["postgres", "mail", "crm", "keycloak", "approval", "portal"] as const;
export type PartName = (typeof PART_NAMES)[number];

/** One part of the stack. Starting ends when it is ready for use; stopping a stopped part does nothing. */
export type Part = {
  name: PartName;
  /** Names it to people. */
  title: string;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Whether a name from outside names a part. */
export function isPartName(name: string): name is PartName {
  return (PART_NAMES as readonly string[]).includes(name);
}
