import type { STAFF_ROLES } from "@/drizzle/schema/staff";

export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who asks. Built at the door from a key or a session; nothing inside looks at headers. */
export type Actor =
  | { kind: "agent"; id: string }
  | {
      kind: "staff";
      id: string;
      role: StaffRole;
      /** When they last showed who they are, by signing in or anew since; absent: not within this session or token. */
      authenticatedAt?: Date;
    }
  | { kind: "system"; id: string }
  | { kind: "anonymous"; id: string };
