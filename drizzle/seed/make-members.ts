import { v7 } from "uuid";
import type { members } from "@/drizzle/schema/members";
import { COUNTRIES } from "./countries";
import { COMPANY_HEADS, COMPANY_TAILS, NAMES } from "./names";
import type { Region } from "./names";
import type { Random } from "./random";

export type MemberRow = typeof members.$inferInsert & { joinedAt: Date };
type Role = MemberRow["role"];

/** Everybody of this country waits at first: the sets that bulk actions of the history are about. */
export const BULK = {
  ran: { country: "LU", count: 26 },
  held: { country: "SG", count: 34 },
} as const;
/** Fourteen sign-ups of one afternoon that all name the same company. */
export const REPEATED_COMPANY = "Aurelia Bridge Partners";
const ODD_DOMAIN = "tempinbox.example";

const DAY_MS = 86_400_000;
const ORDINARY = { pending: 419, active: 34, rejected: 6, suspended: 4 } as const;

/** All members of the demo, in the state they had when they signed up or when the history begins. */
export function makeMembers(random: Random, now: Date): MemberRow[] {
  const maker = new MemberMaker(random, now);
  const ordinary = Object.entries(ORDINARY).flatMap(([status, count]) =>
    Array.from({ length: count }, () => maker.ordinary(status as keyof typeof ORDINARY)),
  );
  return [...ordinary, ...maker.bulkRan(), ...maker.bulkHeld(), ...maker.repeated(), ...maker.odd()].sort(
    (a, b) => a.joinedAt.getTime() - b.joinedAt.getTime(),
  );
}

class MemberMaker {
  #emails = new Set<string>();
  #draw: readonly (typeof COUNTRIES)[number][];

  constructor(
    readonly random: Random,
    readonly now: Date,
  ) {
    this.#draw = COUNTRIES.flatMap((country) => Array.from({ length: country.weight }, () => country));
  }

  ordinary(status: keyof typeof ORDINARY): MemberRow {
    const { random } = this;
    const { code, region } = random.pick(this.#draw);
    const role: Role = random.pick([
      "investor",
      "investor",
      "investor",
      "fund_manager",
      "fund_manager",
      "service_provider",
    ]);
    // Before the history, or for a fifth of those who wait: while it goes on.
    const daysAgo = status === "pending" && random.chance(0.2) ? random.int(1, 300) / 22 : random.int(160, 1_400) / 10;
    return this.member({
      country: code,
      region,
      role,
      status,
      company: this.#company(role, code),
      joinedAt: this.#past(daysAgo),
    });
  }

  bulkRan(): MemberRow[] {
    return Array.from({ length: BULK.ran.count }, (_, i) =>
      this.member({
        country: BULK.ran.country,
        region: i % 3 === 0 ? "german" : "french",
        role: i % 4 === 0 ? "investor" : "fund_manager",
        company: `${COMPANY_HEADS[i % 5] ?? ""} Management Company`,
        joinedAt: this.#past(18 + i),
        isVerified: true,
      }),
    );
  }

  /** One disposable address, one provider among investors, one without accreditation. */
  bulkHeld(): MemberRow[] {
    return Array.from({ length: BULK.held.count }, (_, i) => {
      const company = `${COMPANY_HEADS[20 + (i % 6)] ?? ""} Private Wealth`;
      const isProvider = i === 11;
      return this.member({
        country: BULK.held.country,
        region: i % 5 === 0 ? "indian" : "chinese",
        role: isProvider ? "service_provider" : "investor",
        company,
        domain: i === 23 ? ODD_DOMAIN : undefined,
        accredited: i !== 29,
        joinedAt: this.#past(5 + (i % 4)),
        isVerified: i !== 23,
      });
    });
  }

  repeated(): MemberRow[] {
    return Array.from({ length: 14 }, (_, i) =>
      this.member({
        country: "CY",
        region: "southern",
        role: "investor",
        company: REPEATED_COMPANY,
        joinedAt: new Date(this.#past(6).getTime() + i * 7 * 60_000),
        isVerified: false,
      }),
    );
  }

  odd(): MemberRow[] {
    const odd = [
      { country: "NR", region: "english", company: null, domain: ODD_DOMAIN },
      { country: "VU", region: "french", company: "Coral Strait Holdings", domain: undefined },
      { country: "TM", region: "slavic", company: null, domain: "oneday-mail.example" },
      { country: "KM", region: "african", company: "Perpetual Yield 100 Trust", domain: "oneday-mail.example" },
    ] as const;
    return odd.map((one, i) =>
      this.member({ ...one, role: "investor", accredited: i > 1, joinedAt: this.#past(9 + i), isVerified: false }),
    );
  }

  member(as: {
    country: string;
    region: Region;
    role: Role;
    company: string | null;
    joinedAt: Date;
    status?: MemberRow["status"];
    domain?: string;
    accredited?: boolean;
    isVerified?: boolean;
  }): MemberRow {
    const { random } = this;
    const { country, role, company, joinedAt, status = "pending" } = as;
    const name = `${random.pick(NAMES[as.region].first)} ${random.pick(NAMES[as.region].last)}`;
    const domain =
      as.domain ?? (company ? `${slug(company)}.example` : random.pick(["postbay.example", "mailharbor.example"]));
    const isVerified = as.isVerified ?? (status === "active" || random.chance(0.62));
    return {
      id: v7({ msecs: joinedAt.getTime(), random: random.bytes(16) }),
      email: this.#address(name, domain),
      name,
      role,
      status,
      company,
      country,
      accredited: as.accredited ?? (role !== "investor" || random.chance(0.8)),
      identityVerifiedAt: isVerified ? new Date(joinedAt.getTime() + random.int(2, 40) * 60_000) : null,
      joinedAt,
      lastSeenAt: new Date(
        Math.min(joinedAt.getTime() + random.int(0, 5 * 24) * 3_600_000, this.now.getTime() - 600_000),
      ),
      statusReason:
        status === "rejected"
          ? "The company could not be found in any register."
          : status === "suspended"
            ? "Chargeback on the membership fee."
            : null,
      version: status === "pending" ? 1 : 2,
      updatedAt: joinedAt,
    };
  }

  /** Colleagues are common: one of few companies of the member's country, or none. */
  #company(role: Role, country: string): string | null {
    const { random } = this;
    if (role === "investor" && random.chance(0.3)) return null;
    const start = (country.charCodeAt(0) * 7 + country.charCodeAt(1) * 3) % COMPANY_HEADS.length;
    const head = COMPANY_HEADS[(start + random.int(0, 5)) % COMPANY_HEADS.length] ?? "Orchard";
    return `${head} ${random.pick(COMPANY_TAILS[role])}`;
  }

  #address(name: string, domain: string): string {
    const local = slug(name, ".");
    let email = `${local}@${domain}`;
    for (let n = 2; this.#emails.has(email); n += 1) email = `${local}${n}@${domain}`;
    this.#emails.add(email);
    return email;
  }

  #past(days: number): Date {
    return new Date(this.now.getTime() - Math.round(days * DAY_MS));
  }
}

const UNLIKE_ASCII: Record<string, string> = { ø: "o", Ø: "O", ł: "l", ß: "ss" };

function slug(text: string, gap = "-"): string {
  const plain = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[øØłß]/g, (letter) => UNLIKE_ASCII[letter] ?? "");
  return plain.toLowerCase().replaceAll(/[^a-z0-9-]+/g, gap);
}
