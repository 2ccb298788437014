import { and, desc, getTableColumns, ilike, inArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import {
  FUND_STATUSES,
  MEMBER_ROLES,
  MEMBER_STATUSES,
  PROVIDER_STATUSES,
  funds,
  members,
  providers,
} from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import { Checklist, openItems } from "@/server/members/load-funds";
import { filterText, literally, many } from "./filter-values";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import type { Page } from "./page";

const q = filterText(200).optional();

const contains = (text: string) => `%${literally(text)}%`;
/** Ids are time ordered or random; either way a stable order to page through. */
const before = (column: typeof members.id | typeof funds.id | typeof providers.id, cursor: string | undefined) =>
  cursor ? sql`${column} < ${decodeCursor(cursor).id}::uuid` : undefined;
const cursorOf = (row: { id: string }) => encodeCursor(0, row.id);

export const MemberListInput = PageInput.extend({
  status: many(z.enum(MEMBER_STATUSES)),
  role: many(z.enum(MEMBER_ROLES)),
  country: many(filterText(2).length(2)),
  q,
});

export const MemberItem = z
  .object({
    id: z.uuid(),
    email: z.string().describe("Masked without `read:members:personal`, as is the name."),
    name: z.string(),
    role: z.enum(MEMBER_ROLES),
    status: z.enum(MEMBER_STATUSES),
    company: z.string().nullable(),
    country: z.string().describe("ISO 3166-1, two letters."),
    accredited: z.boolean(),
    identityVerifiedAt: z.date().nullable(),
    joinedAt: z.date(),
    lastSeenAt: z.date().nullable(),
    statusReason: z.string().nullable(),
    version: z.number().int().describe("Pass it on, so that what has changed meanwhile is refused."),
    updatedAt: z.date(),
  })
  .meta({ id: "Member" });
type MemberItem = z.infer<typeof MemberItem>;

/** `personal` false masks what only granted agents may read. */
/** What the house keeps for its mailings is not for agents to read. */
const { fundType: _, aumBand: __, tags: ___, lastEngagedAt: ____, ...SHOWN } = getTableColumns(members);

export async function listMembers(
  reader: Reader,
  input: z.infer<typeof MemberListInput>,
  personal: boolean,
): Promise<Page<MemberItem>> {
  const rows = await reader
    .select(SHOWN)
    .from(members)
    .where(
      and(
        input.status?.length ? inArray(members.status, input.status) : undefined,
        input.role?.length ? inArray(members.role, input.role) : undefined,
        input.country?.length ? inArray(members.country, input.country) : undefined,
        // A search over masked fields would tell them letter by letter.
        input.q && personal
          ? or(ilike(members.name, contains(input.q)), ilike(members.email, contains(input.q)))
          : undefined,
        input.q && !personal ? ilike(members.company, contains(input.q)) : undefined,
        before(members.id, input.cursor),
      ),
    )
    .orderBy(desc(members.id))
    .limit(input.limit + 1);
  return toPage(rows, input.limit, { item: (row) => (personal ? row : maskMember(row)), cursor: cursorOf });
}

function maskMember(row: MemberItem): MemberItem {
  const [, domain = ""] = row.email.split("@");
  return { ...row, name: `${row.name.slice(0, 1)}…`, email: `…@${domain}` };
}

export const FundListInput = PageInput.extend({ status: many(z.enum(FUND_STATUSES)), q });

export const FundItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    manager: z.string(),
    strategy: z.string(),
    domicile: z.string(),
    aumUsd: z.number().int().describe("Assets under management, whole US dollars."),
    status: z.enum(FUND_STATUSES),
    checklist: Checklist,
    openItems: z.array(z.string()).describe("What of the checklist is still missing."),
    submittedAt: z.date(),
    verifiedAt: z.date().nullable(),
    version: z.number().int(),
    updatedAt: z.date(),
  })
  .meta({ id: "Fund" });

export async function listFunds(
  reader: Reader,
  input: z.infer<typeof FundListInput>,
): Promise<Page<z.infer<typeof FundItem>>> {
  const rows = await reader
    .select()
    .from(funds)
    .where(
      and(
        input.status?.length ? inArray(funds.status, input.status) : undefined,
        input.q ? or(ilike(funds.name, contains(input.q)), ilike(funds.manager, contains(input.q))) : undefined,
        before(funds.id, input.cursor),
      ),
    )
    .orderBy(desc(funds.id))
    .limit(input.limit + 1);
  return toPage(rows, input.limit, {
    item: (row) => {
      const checklist = Checklist.parse(row.checklist);
      return { ...row, checklist, openItems: openItems(checklist) };
    },
    cursor: cursorOf,
  });
}

export const ProviderListInput = PageInput.extend({
  status: many(z.enum(PROVIDER_STATUSES)),
  category: many(filterText(100)),
  q,
});

export const ProviderItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    category: z.string(),
    country: z.string(),
    websiteUrl: z.string().nullable(),
    status: z.enum(PROVIDER_STATUSES),
    listedAt: z.date().nullable(),
    createdAt: z.date(),
    version: z.number().int(),
    updatedAt: z.date(),
  })
  .meta({ id: "Provider" });

export async function listProviders(
  reader: Reader,
  input: z.infer<typeof ProviderListInput>,
): Promise<Page<z.infer<typeof ProviderItem>>> {
  const rows = await reader
    .select()
    .from(providers)
    .where(
      and(
        input.status?.length ? inArray(providers.status, input.status) : undefined,
        input.category?.length ? inArray(providers.category, input.category) : undefined,
        input.q ? ilike(providers.name, contains(input.q)) : undefined,
        before(providers.id, input.cursor),
      ),
    )
    .orderBy(desc(providers.id))
    .limit(input.limit + 1);
  return toPage(rows, input.limit, { item: (row) => row, cursor: cursorOf });
}
