import type { Actor } from "@/server/kernel/actor";
import type { SignedInStaff } from "./staff-member";

/** Somebody who shows, within a session or with a token, who they are. */
export interface Prover {
  staff: SignedInStaff;
  sessionHash: string;
  /** Network address, as far as it is known. */
  client: string;
}

export const actorOf = ({ staff: { id, role } }: Pick<Prover, "staff">): Actor => ({ kind: "staff", id, role });
