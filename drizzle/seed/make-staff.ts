import { randomBytes } from "node:crypto";
import { staff } from "@/drizzle/schema/staff";
import { hashPassword } from "@/server/auth/password";
import type { Tx } from "@/server/db";
import type { StaffRole } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { newId } from "@/server/kernel/key";
import { SETUP } from "./setup-actor";
import type { Human } from "./world";

interface Person {
  email: string;
  name: string;
  role: StaffRole;
}

export const STAFF = {
  evan: { email: "evan@hedgeco.example", name: "Evan Hartley", role: "operator" },
  ingrid: { email: "ingrid@hedgeco.example", name: "Ingrid Solberg", role: "operator" },
  maya: { email: "maya@hedgeco.example", name: "Maya Iyer", role: "support" },
  tom: { email: "tom@hedgeco.example", name: "Tom Fairbanks", role: "support" },
  claire: { email: "claire@hedgeco.example", name: "Claire Vasseur", role: "editor" },
  victor: { email: "victor@hedgeco.example", name: "Victor Lindqvist", role: "viewer" },
} as const satisfies Record<string, Person>;

export type StaffName = keyof typeof STAFF;

export interface StaffCredential {
  email: string;
  password: string;
  role: StaffRole;
}

/** The console's people, each with a password of this installation alone. */
export async function makeStaff(
  tx: Tx,
  at: Date,
): Promise<{ people: Record<StaffName, Human>; credentials: StaffCredential[] }> {
  const credentials: StaffCredential[] = [];
  const make = async ({ email, name, role }: Person): Promise<Human> => {
    const password = randomBytes(15).toString("base64url");
    const id = newId();
    await tx.insert(staff).values({ id, email, name, role, passwordHash: await hashPassword(password), createdAt: at });
    const body = { staffId: id, role, hasPassword: true };
    await appendAudit(tx, [{ type: "staff.created", at, actor: SETUP, body, private: { email, name } }]);
    credentials.push({ email, password, role });
    return { kind: "staff", id, role };
  };
  const people = {
    evan: await make(STAFF.evan),
    ingrid: await make(STAFF.ingrid),
    maya: await make(STAFF.maya),
    tom: await make(STAFF.tom),
    claire: await make(STAFF.claire),
    victor: await make(STAFF.victor),
  };
  return { people, credentials };
}
