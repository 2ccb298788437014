import type { AudienceTest } from "@/server/email/audiences/audience-filter";

type Field = AudienceTest["field"];
type Choices<Name extends Field> = Record<Extract<AudienceTest, { field: Name; in: unknown }>["in"][number], string>;

export const fieldWords: Record<Field, string> = {
  status: "Status",
  role: "Role",
  country: "Country",
  tags: "Tags",
  consent: "Consent to mail",
  fundType: "Kind of fund",
  aumBand: "Assets",
  accredited: "Accredited",
  identityVerified: "Identity verified",
  joined: "Joined",
  lastSeen: "Last seen",
  engaged: "Opened our mail",
  listed: "On a list",
};

export const roleWords: Choices<"role"> = {
  investor: "Investor",
  fund_manager: "Fund manager",
  service_provider: "Service provider",
};
export const statusWords: Choices<"status"> = {
  pending: "Pending",
  active: "Active",
  rejected: "Rejected",
  suspended: "Suspended",
};
export const fundTypeWords: Choices<"fundType"> = {
  long_short: "Long/short",
  global_macro: "Global macro",
  credit: "Credit",
  quantitative: "Quantitative",
  multi_strategy: "Multi-strategy",
};
export const aumBandWords: Choices<"aumBand"> = {
  under_10m: "Under $10m",
  "10m_100m": "$10m–100m",
  "100m_1b": "$100m–1b",
  over_1b: "Over $1b",
};

type Consent = Extract<AudienceTest, { field: "consent" }>;
export const topicWords: Record<Consent["topic"], string> = {
  newsletter: "Newsletter",
  announcements: "Announcements",
  digest: "Digest",
};
export const consentWords: Record<Consent["is"], string> = {
  given: "has been given",
  withdrawn: "was withdrawn",
  unknown: "was never asked for",
};

/** What a test starts as when its field is chosen: the most usual answer, or nothing where there is none. */
export const startOf: { [Name in Field]: Extract<AudienceTest, { field: Name }> } = {
  status: { field: "status", in: ["active"] },
  role: { field: "role", in: ["investor"] },
  country: { field: "country", in: [] },
  tags: { field: "tags", anyOf: [] },
  consent: { field: "consent", topic: "newsletter", is: "given" },
  fundType: { field: "fundType", in: ["long_short"] },
  aumBand: { field: "aumBand", in: ["over_1b"] },
  accredited: { field: "accredited", is: true },
  identityVerified: { field: "identityVerified", is: true },
  joined: { field: "joined" },
  lastSeen: { field: "lastSeen" },
  engaged: { field: "engaged" },
  listed: { field: "listed", listId: "" },
};
