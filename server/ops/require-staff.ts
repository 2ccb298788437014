import { findStaffByEmail } from "@/server/auth/staff-member";
import type { StaffRow } from "@/server/auth/staff-member";
import type { Db } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { UsageError } from "./command";

/** People are named by their address on the command line. */
export async function requireStaff(db: Db, email: string | undefined): Promise<StaffRow> {
  if (!email) throw new UsageError("Give a staff member's e-mail address.");
  const found = await findStaffByEmail(db, email);
  if (!found) throw new KernelError("not_found", `No staff member has the address ${email}.`);
  return found;
}
