import { z } from "zod";
import { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import { AUM_BANDS, FUND_TYPES, MEMBER_ROLES, MEMBER_STATUSES } from "@/drizzle/schema/members";

const Moment = z.iso.datetime({ offset: true });
const among = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.array(z.enum(words)).min(1).max(words.length);
export const Tag = z.string().regex(/^[a-z0-9][a-z0-9 _-]{0,39}$/, "is a short word in lower case");
const when = { before: Moment.optional(), after: Moment.optional() };
const someBound = ({
  before,
  after,
  never,
}: {
  before?: string | undefined;
  after?: string | undefined;
  never?: boolean | undefined;
}) => before !== undefined || after !== undefined || never !== undefined;

/** One question about one member. */
export const AudienceTest = z.discriminatedUnion("field", [
  z.strictObject({ field: z.literal("role"), in: among(MEMBER_ROLES) }),
  z.strictObject({ field: z.literal("status"), in: among(MEMBER_STATUSES) }),
  z.strictObject({
    field: z.literal("country"),
    in: z
      .array(z.string().regex(/^[A-Z]{2}$/, "is an ISO 3166-1 alpha-2 code"))
      .min(1)
      .max(250),
  }),
  z.strictObject({ field: z.literal("fundType"), in: among(FUND_TYPES) }),
  z.strictObject({ field: z.literal("aumBand"), in: among(AUM_BANDS) }),
  z.strictObject({ field: z.literal("accredited"), is: z.boolean() }),
  z.strictObject({ field: z.literal("identityVerified"), is: z.boolean() }),
  z.strictObject({ field: z.literal("tags"), anyOf: z.array(Tag).min(1).max(20) }),
  z.strictObject({
    field: z.literal("consent"),
    topic: z.enum(MAIL_TOPICS),
    is: z.enum(["given", "withdrawn", "unknown"]),
  }),
  /** On a list of addresses that staff brought as a file. */
  z.strictObject({ field: z.literal("listed"), listId: z.uuid() }),
  z.strictObject({ field: z.literal("joined"), ...when }).refine(someBound, "needs before or after"),
  z
    .strictObject({ field: z.literal("lastSeen"), ...when, never: z.literal(true).optional() })
    .refine(someBound, "needs before, after or never"),
  z
    .strictObject({ field: z.literal("engaged"), ...when, never: z.literal(true).optional() })
    .refine(someBound, "needs before, after or never"),
]);
export type AudienceTest = z.infer<typeof AudienceTest>;

/** A tree of tests. `all` of nothing is everybody, `any` of nothing is nobody. */
export type AudienceNode = AudienceTest | { all: AudienceNode[] } | { any: AudienceNode[] } | { not: AudienceNode };

const CHILDREN_MAX = 20;
const children = () => z.array(z.lazy(() => AudienceNode)).max(CHILDREN_MAX);
const AudienceNode: z.ZodType<AudienceNode> = z.union([
  AudienceTest,
  z.strictObject({ all: children() }),
  z.strictObject({ any: children() }),
  z.strictObject({ not: z.lazy(() => AudienceNode) }),
]);

const DEPTH_MAX = 6;
const TESTS_MAX = 60;

/** Which members are meant, as data: what a person builds in the console and an agent sends is the same. */
export const AudienceFilter = AudienceNode.superRefine((node, context) => {
  const { depth, tests } = measure(node);
  if (depth > DEPTH_MAX) context.addIssue({ code: "custom", message: `is more than ${DEPTH_MAX} levels deep` });
  if (tests > TESTS_MAX) context.addIssue({ code: "custom", message: `has more than ${TESTS_MAX} tests` });
});
export type AudienceFilter = z.infer<typeof AudienceFilter>;

function measure(node: AudienceNode): { depth: number; tests: number } {
  const below = childrenOf(node).map(measure);
  return {
    depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    tests: ("field" in node ? 1 : 0) + below.reduce((sum, { tests }) => sum + tests, 0),
  };
}

/** The lists that it names, each once. */
export function listIdsOf(node: AudienceNode): string[] {
  const own = "field" in node && node.field === "listed" ? [node.listId] : [];
  return [...new Set([...own, ...childrenOf(node).flatMap(listIdsOf)])];
}

function childrenOf(node: AudienceNode): AudienceNode[] {
  if ("all" in node) return node.all;
  if ("any" in node) return node.any;
  return "not" in node ? [node.not] : [];
}
