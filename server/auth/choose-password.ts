import { eq } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { refusePassword } from "./password";
import { createStaff, setPassword } from "./staff";
import type { NewStaff } from "./staff";

/** Somebody new, whose first password is not made of their own name or address. */
export async function addStaff(db: Db, actor: Actor, input: NewStaff): Promise<{ id: string }> {
  if (input.password !== undefined) refusePassword(input.password, [input.email, input.name]);
  return createStaff(db, actor, input);
}

/** A new password, by the same rule. */
export async function choosePassword(
  db: Db,
  actor: Actor,
  input: { staffId: string; password: string },
): Promise<void> {
  const [person] = await db
    .select({ email: staff.email, name: staff.name })
    .from(staff)
    .where(eq(staff.id, input.staffId));
  refusePassword(input.password, person ? [person.email, person.name] : []);
  return setPassword(db, actor, input);
}
