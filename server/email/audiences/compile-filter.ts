import { and, eq, exists, gt, inArray, isNotNull, isNull, lt, not, notExists, or, sql } from "drizzle-orm";
import type { AnyColumn, SQL } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { audienceLists, mailPreferences } from "@/drizzle/schema/campaigns";
import { members } from "@/drizzle/schema/members";
import type { AudienceNode, AudienceTest } from "./audience-filter";

const EVERYBODY = sql`true`;
const NOBODY = sql`false`;

/** The filter as a condition over `members`. Values travel as parameters; no part of it is text of the caller's. */
export function compileFilter(node: AudienceNode): SQL {
  if ("all" in node) return and(...node.all.map(compileFilter)) ?? EVERYBODY;
  if ("any" in node) return or(...node.any.map(compileFilter)) ?? NOBODY;
  // What is unknown of a member is not known to be otherwise: "not" finds those for whom the test does not hold.
  if ("not" in node) return not(sql`coalesce(${compileFilter(node.not)}, false)`);
  return compileTest(node);
}

function compileTest(test: AudienceTest): SQL {
  switch (test.field) {
    case "role":
      return inArray(members.role, test.in);
    case "status":
      return inArray(members.status, test.in);
    case "country":
      return inArray(members.country, test.in);
    case "fundType":
      return inArray(members.fundType, test.in);
    case "aumBand":
      return inArray(members.aumBand, test.in);
    case "accredited":
      return eq(members.accredited, test.is);
    case "identityVerified":
      return test.is ? isNotNull(members.identityVerifiedAt) : isNull(members.identityVerifiedAt);
    case "tags":
      return some(test.anyOf.map((tag) => sql`${members.tags} @> ${JSON.stringify([tag])}::jsonb`));
    case "consent":
      return compileConsent(test);
    case "listed":
      return inArray(members.id, membersOfList(test.listId));
    case "joined":
      return compileWhen(members.joinedAt, test);
    case "lastSeen":
      return compileWhen(members.lastSeenAt, test);
    case "engaged":
      return compileWhen(members.lastEngagedAt, test);
  }
}

function compileConsent({ topic, is }: Extract<AudienceTest, { field: "consent" }>): SQL {
  const said = new QueryBuilder()
    .select({ one: sql`1` })
    .from(mailPreferences)
    .where(
      and(
        ...[eq(mailPreferences.memberId, members.id), eq(mailPreferences.topic, topic)],
        is === "unknown" ? undefined : eq(mailPreferences.isWanted, is === "given"),
      ),
    );
  return is === "unknown" ? notExists(said) : exists(said);
}

const membersOfList = (listId: string) =>
  new QueryBuilder()
    .select({ id: sql`unnest(${audienceLists.memberIds})` })
    .from(audienceLists)
    .where(eq(audienceLists.id, listId));

interface When {
  before?: string | undefined;
  after?: string | undefined;
  never?: true | undefined;
}

function compileWhen(column: AnyColumn, { before, after, never }: When): SQL {
  const within = [before && lt(column, new Date(before)), after && gt(column, new Date(after))].filter(isSql);
  const bounds = within.length > 0 ? [and(...within)].filter(isSql) : [];
  return some([...bounds, ...(never ? [isNull(column)] : [])]);
}

const isSql = (part: SQL | string | undefined): part is SQL => typeof part === "object";
const some = (parts: SQL[]): SQL => or(...parts) ?? NOBODY;
