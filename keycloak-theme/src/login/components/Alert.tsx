import type { ReactNode } from "react";

type Props = {
  type: "error" | "warning" | "success" | "info";
  id?: string | undefined;
  children: ReactNode;
};

/** A message that assistive technology reads out when it appears: at once if something went wrong. */
export function Alert({ type, id, children }: Props) {
  return (
    <div id={id} className={`alert alert-${type}`} role={type === "error" ? "alert" : "status"}>
      {children}
    </div>
  );
}
