import type { Session } from "./api/client";

type Area = {
  key: "registrations" | "employees" | "customers" | "faults" | "figures";
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
  {
    key: "customers",
    path: "/customers",
    owns: (pathname) => pathname === "/customers" || pathname.startsWith("/customers/"),
    may: ["operator"],
  },
  { key: "faults", path: "/faults", owns: (pathname) => pathname === "/faults", may: ["operator"] },
  { key: "figures", path: "/figures", owns: (pathname) => pathname === "/figures", may: ["operator"] },
];
