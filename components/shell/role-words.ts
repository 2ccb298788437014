import type { SignedInStaff } from "@/server/auth/staff-member";

/** What a role does in the console today. */
export const roleWords: Record<SignedInStaff["role"], string> = {
  operator: "Decides, pauses agents, stops and retries, manages staff, keys and policy.",
  support: "Reads everything; changes only the own password and tokens.",
  editor: "Reads everything; writes templates of mail, whose publication somebody else approves.",
  viewer: "Reads and verifies everything; changes only the own password and tokens.",
};
