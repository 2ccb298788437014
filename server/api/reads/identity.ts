import { count, eq } from "drizzle-orm";
import { passkeys, staff } from "@/drizzle/schema/staff";
import { passkeyHost } from "@/server/auth/passkey-host";
import type { Reader } from "@/server/db";

/** By which ways somebody can show anew who they are, and whether passkeys can work where the console is reached. */
export async function readIdentity(reader: Reader, staffId: string, publicUrl: string) {
  const [row] = await reader
    .select({ passwordHash: staff.passwordHash, passkeys: count(passkeys.id) })
    .from(staff)
    .leftJoin(passkeys, eq(passkeys.staffId, staff.id))
    .where(eq(staff.id, staffId))
    .groupBy(staff.id);
  const host = passkeyHost(publicUrl);
  const hasPassword = row?.passwordHash != null;
  return { hasPassword, passkeys: row?.passkeys ?? 0, passkeysWork: host.works ? "yes" : host.why } as const;
}
