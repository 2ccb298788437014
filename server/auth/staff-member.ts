import { and, eq, isNull } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";
import type { StaffRole } from "@/server/kernel/actor";

/** Who is signed in, as the console and the doors need it. */
export interface SignedInStaff {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
}

export type StaffRow = typeof staff.$inferSelect;

const EMAIL_CHARS_MAX = 254;

/** Also finds disabled staff; what Postgres could not even compare is nobody's address. */
export async function findStaffByEmail(reader: Reader, email: string): Promise<StaffRow | null> {
  if (email.length > EMAIL_CHARS_MAX || email.includes("\0") || !email.isWellFormed()) return null;
  const [row] = await reader.select().from(staff).where(eq(staff.email, email));
  return row ?? null;
}

export async function findActiveStaff(reader: Reader, id: string): Promise<StaffRow | null> {
  const [row] = await reader
    .select()
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
  return row ?? null;
}

export const asSignedIn = ({ id, email, name, role }: StaffRow): SignedInStaff => ({ id, email, name, role });
