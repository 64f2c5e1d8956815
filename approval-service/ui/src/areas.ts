import type { Session } from "./api/client";

type Area = {
  key: "registrations" | "employees";
  path: string;
  /** Whether a page belongs to this area. */
  owns: (pathname: string) => boolean;
  may: readonly Session["role"][];
};

/** The areas of the page, in the order in which they are offered. */
export const AREAS: readonly Area[] = [
  {
    key: "registrations",
    path: "/",
    owns: (pathname) => pathname === "/" || pathname.startsWith("/registrations/"),
    may: ["super-admin", "operator"],
  },
  {
    key: "employees",
    path: "/employees",
    owns: (pathname) => pathname === "/employees",
    may: ["super-admin", "operator"],
  },
];
