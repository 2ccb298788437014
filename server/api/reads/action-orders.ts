import { asc, desc, eq, ne, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { ACTION_STATUSES, RISK_LEVELS, actions } from "@/drizzle/schema/actions";

export const ACTION_SORTS = ["newest", "oldest", "risk", "expiry"] as const;

/** The last row of the page before. */
interface Cursor {
  key: string | number;
  id: string;
}

type Keyed = Pick<typeof actions.$inferSelect, "id" | "status" | "riskRank" | "expiresAt" | "submittedAt">;

/** A stretch of an order that one index delivers; the stretches follow one another. */
interface Stretch {
  holds: SQL | undefined;
  by: SQL[];
  after: (cursor: Cursor) => SQL;
  /** Whether rows after this cursor may still lie here. */
  reaches: (cursor: Cursor) => boolean;
}

export interface Order {
  key: (row: Keyed) => string | number;
  stretches: Stretch[];
}

interface Wanted {
  sort: (typeof ACTION_SORTS)[number];
  status?: readonly (typeof ACTION_STATUSES)[number][] | undefined;
  risk?: readonly (typeof RISK_LEVELS)[number][] | undefined;
  olderThanHours?: number | undefined;
  newerThanHours?: number | undefined;
}

/** How a list is put in order, such that a page costs the same at any depth. */
export function orderFor(input: Wanted): Order {
  switch (input.sort) {
    case "newest":
      return input.olderThanHours === undefined ? NEWEST : NEWEST_BY_TIME;
    case "oldest":
      return input.newerThanHours === undefined ? OLDEST : OLDEST_BY_TIME;
    case "risk":
      return byRisk(input.risk?.length ? input.risk : RISK_LEVELS);
    case "expiry":
      return byExpiry(input.status?.length ? input.status : ACTION_STATUSES);
  }
}

const everywhere = () => true;
const after = ({ id }: Cursor): SQL => sql`${actions.id} > ${id}::uuid`;
const before = ({ id }: Cursor): SQL => sql`${actions.id} < ${id}::uuid`;

// Ids are time ordered, so they are the order of submission.
const NEWEST: Order = {
  key: () => 0,
  stretches: [{ holds: undefined, by: [desc(actions.id)], after: before, reaches: everywhere }],
};
const OLDEST: Order = {
  key: () => 0,
  stretches: [{ holds: undefined, by: [asc(actions.id)], after, reaches: everywhere }],
};

// A limit of age cuts off the end where the list begins: by id, all that it cuts off would be read and thrown away.
const NEWEST_BY_TIME: Order = {
  key: (row) => row.submittedAt.toISOString(),
  stretches: [
    {
      holds: undefined,
      by: [desc(actions.submittedAt), desc(actions.id)],
      after: ({ key, id }) => sql`(${actions.submittedAt}, ${actions.id}) < (${key}::timestamptz, ${id}::uuid)`,
      reaches: everywhere,
    },
  ],
};
const OLDEST_BY_TIME: Order = {
  key: (row) => row.submittedAt.toISOString(),
  stretches: [
    {
      holds: undefined,
      by: [asc(actions.submittedAt), asc(actions.id)],
      after: ({ key, id }) => sql`(${actions.submittedAt}, ${actions.id}) > (${key}::timestamptz, ${id}::uuid)`,
      reaches: everywhere,
    },
  ],
};

/** Highest risk first, and within one the newest. Levels that the filter leaves out are not asked for. */
const byRisk = (levels: readonly (typeof RISK_LEVELS)[number][]): Order => ({
  key: (row) => row.riskRank ?? 0,
  stretches: RISK_LEVELS.toReversed()
    .filter((level) => levels.includes(level))
    .map((level) => {
      const rank = RISK_LEVELS.indexOf(level) + 1;
      return {
        holds: eq(actions.riskRank, rank),
        by: [desc(actions.id)],
        after: (cursor) => (cursor.key === rank ? before(cursor) : sql`true`),
        reaches: (cursor) => Number(cursor.key) >= rank,
      };
    }),
});

/** Sorts after every moment: the key of rows that do not expire. */
const NEVER = "never";

/** Only what is held can still expire; everything else follows, oldest first. */
const byExpiry = (statuses: readonly (typeof ACTION_STATUSES)[number][]): Order => {
  const held: Stretch = {
    holds: eq(actions.status, "held"),
    by: [asc(actions.expiresAt), asc(actions.id)],
    after: ({ key, id }) => sql`(${actions.expiresAt}, ${actions.id}) > (${key}::timestamptz, ${id}::uuid)`,
    reaches: ({ key }) => key !== NEVER,
  };
  const others: Stretch = {
    holds: ne(actions.status, "held"),
    by: [asc(actions.id)],
    after: (cursor) => (cursor.key === NEVER ? after(cursor) : sql`true`),
    reaches: everywhere,
  };
  return {
    key: (row) => (row.status === "held" && row.expiresAt ? row.expiresAt.toISOString() : NEVER),
    stretches: [
      ...(statuses.includes("held") ? [held] : []),
      ...(statuses.some((status) => status !== "held") ? [others] : []),
    ],
  };
};
