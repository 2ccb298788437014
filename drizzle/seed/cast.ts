import type { FundRow } from "./make-funds";
import { BULK } from "./make-members";
import type { MemberRow } from "./make-members";
import type { NewsRow } from "./make-news";
import type { ProviderRow } from "./make-providers";
import type { Random } from "./random";

const DAY_MS = 86_400_000;
const SETTLING_MS = 3_600_000;
/** Sets that a story is about as a whole, and the odd ones. */
const APART: readonly string[] = [BULK.ran.country, BULK.held.country, "CY", "NR", "VU", "TM", "KM"];

interface People {
  members: readonly MemberRow[];
  funds: readonly FundRow[];
  providers: readonly ProviderRow[];
  news: readonly NewsRow[];
}

/** Who plays in the stories. Everybody is taken at most once, so that one story does not spoil another. */
export class Cast {
  readonly #members: MemberRow[];
  readonly #funds: FundRow[];
  readonly #providers: ProviderRow[];
  readonly #news: NewsRow[];

  constructor(
    readonly all: People,
    /** The end of the history: the present. */
    readonly now: Date,
    readonly random: Random,
  ) {
    this.#members = random.shuffle(all.members.filter(({ country }) => !APART.includes(country)));
    this.#funds = random.shuffle(all.funds);
    this.#providers = random.shuffle(all.providers);
    this.#news = [...all.news];
  }

  /** A moment of a whole past day (1 is yesterday), as "HH:MM" in UTC. */
  day(daysAgo: number, time: string): Date {
    const midnight = Math.floor(this.now.getTime() / DAY_MS) * DAY_MS;
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return new Date(midnight - daysAgo * DAY_MS + (hours * 60 + minutes) * 60_000);
  }

  /** A moment of the working hours of a past day. */
  worktime(daysAgo: number): Date {
    const { random } = this;
    const time = this.day(daysAgo, `${random.int(7, 17)}:${random.int(0, 59)}`);
    return new Date(time.getTime() + random.int(0, 59_999));
  }

  ago(hours: number): Date {
    return new Date(this.now.getTime() - Math.round(hours * 3_600_000));
  }

  /** A member who had joined by then. */
  member(at: Date, fits: (member: MemberRow) => boolean = isPending): MemberRow {
    const joined = (member: MemberRow) => member.joinedAt.getTime() < at.getTime() - SETTLING_MS;
    return take(this.#members, "member", (member) => joined(member) && fits(member));
  }

  fund(fits: (fund: FundRow) => boolean): FundRow {
    return take(this.#funds, "fund", fits);
  }

  provider(fits: (provider: ProviderRow) => boolean): ProviderRow {
    return take(this.#providers, "provider", fits);
  }

  news(fits: (item: NewsRow) => boolean): NewsRow {
    return take(this.#news, "news item", fits);
  }

  /** The members of one of the countries that are kept out of the draw, in the order they joined. */
  apart(country: string): MemberRow[] {
    if (!APART.includes(country)) throw new Error(`The members of ${country} are in the draw.`);
    return this.all.members.filter((member) => member.country === country);
  }
}

export const isPending = ({ status }: MemberRow): boolean => status === "pending";

function take<Item>(items: Item[], what: string, fits: (item: Item) => boolean): Item {
  const index = items.findIndex(fits);
  const [item] = index < 0 ? [] : items.splice(index, 1);
  if (item === undefined) throw new Error(`The demo has no ${what} left that fits a story.`);
  return item;
}
