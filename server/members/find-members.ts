import { and, asc, eq, gt, lt } from "drizzle-orm";
import { z } from "zod";
import { MEMBER_ROLES, MEMBER_STATUSES, members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import type { Member } from "./load-members";

const Moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()], "is a date or a time, as ISO 8601 writes it");

/** Which members a bulk action means. Resolved once, in the submit transaction, and pinned. */
export const MemberFilter = z
  .object({
    status: z.enum(MEMBER_STATUSES).default("pending"),
    role: z.enum(MEMBER_ROLES).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "is an ISO 3166-1 alpha-2 code")
      .optional(),
    accredited: z.boolean().optional(),
    joinedBefore: Moment.optional(),
    joinedAfter: Moment.optional(),
  })
  .strict();
export type MemberFilter = z.infer<typeof MemberFilter>;

/** In the order of their ids, so that the same set gives the same digest. */
export async function findMembers(reader: Reader, filter: MemberFilter, limit: number): Promise<Member[]> {
  return reader
    .select()
    .from(members)
    .where(
      and(
        eq(members.status, filter.status),
        filter.role ? eq(members.role, filter.role) : undefined,
        filter.country ? eq(members.country, filter.country) : undefined,
        filter.accredited === undefined ? undefined : eq(members.accredited, filter.accredited),
        filter.joinedBefore ? lt(members.joinedAt, new Date(filter.joinedBefore)) : undefined,
        filter.joinedAfter ? gt(members.joinedAt, new Date(filter.joinedAfter)) : undefined,
      ),
    )
    .orderBy(asc(members.id))
    .limit(limit);
}
