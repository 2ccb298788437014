import { createStaff } from "@/server/auth/staff";
import type { Db } from "@/server/db";
import type { Actor, StaffRole } from "@/server/kernel/actor";

export const SYSTEM: Actor = { kind: "system", id: "test" };
export const PASSWORD = "correct horse battery";

let made = 0;

/** Somebody new at every call, with PASSWORD. */
export async function newStaff(db: Db, { role = "operator" as StaffRole, hasPassword = true } = {}) {
  made += 1;
  const email = `person-${made}@hedgeco.example`;
  const password = hasPassword ? PASSWORD : undefined;
  const { id } = await createStaff(db, SYSTEM, { email, name: `Person ${made}`, role, password });
  const actor: Actor = { kind: "staff", id, role };
  return { id, email, role, actor };
}
