import { funds, members, providers } from "@/drizzle/schema/members";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import type { Actor, StaffRole } from "@/server/kernel/actor";
import { newId } from "@/server/kernel/key";

export const agent = (name: string): Actor => ({ kind: "agent", id: name });

let serial = 0;

type MemberRow = typeof members.$inferInsert;

export async function makeMembers(db: Db, count: number, as: Partial<MemberRow> = {}): Promise<MemberRow[]> {
  const rows = Array.from({ length: count }, (): MemberRow => {
    serial += 1;
    return {
      id: newId(),
      email: `member${serial}-${newId().slice(-6)}@example.com`,
      name: `Member ${serial}`,
      role: "investor",
      status: "pending",
      country: "US",
      accredited: true,
      joinedAt: new Date("2026-01-01T00:00:00Z"),
      updatedAt: new Date("2026-01-01T00:00:00Z"),
      ...as,
    };
  });
  await db.insert(members).values(rows);
  return rows;
}

export async function makeMember(db: Db, as: Partial<MemberRow> = {}): Promise<MemberRow> {
  const [row] = await makeMembers(db, 1, as);
  if (!row) throw new Error("no member was made");
  return row;
}

export async function makeFund(db: Db, as: Partial<typeof funds.$inferInsert> = {}): Promise<{ id: string }> {
  const id = newId();
  const at = new Date("2026-01-01T00:00:00Z");
  await db.insert(funds).values({
    id,
    name: `Fund ${id.slice(-6)}`,
    manager: "Harbour Capital",
    strategy: "long_short",
    domicile: "KY",
    aumUsd: 250_000_000,
    status: "submitted",
    checklist: {},
    submittedAt: at,
    updatedAt: at,
    ...as,
  });
  return { id };
}

export async function makeProvider(db: Db, as: Partial<typeof providers.$inferInsert> = {}): Promise<{ id: string }> {
  const id = newId();
  const at = new Date("2026-01-01T00:00:00Z");
  const name = `Provider ${id.slice(-6)}`;
  await db
    .insert(providers)
    .values({ id, name, category: "auditor", country: "IE", status: "draft", createdAt: at, updatedAt: at, ...as });
  return { id };
}

export async function makeStaff(
  db: Db,
  role: StaffRole,
  name = `Staff ${role}`,
): Promise<Extract<Actor, { kind: "staff" }>> {
  const id = newId();
  await db.insert(staff).values({ id, email: `${id}@hedgeco.example`, name, role, createdAt: new Date() });
  return { kind: "staff", id, role, authenticatedAt: new Date() };
}
