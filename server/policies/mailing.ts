import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import type { SendJob } from "@/server/email/campaigns/send-job";

/** What a mailing's decision rests on. */
export interface MailingFacts {
  /** Whom the filter finds; those left out included. */
  matched: number;
  /** Left out, because they must not be written to. */
  suppressed: number;
  /** Left out, because they have not agreed to the topic. */
  withoutConsent: number;
  /** Left out, because no mail can be made for them. */
  unwritable: number;
  /** Left out, because the mail transport does not take letters beyond ASCII before the "@". */
  unreachable: number;
  /** Left out, because another reader has the same address, spelled otherwise. */
  sameAddress: number;
  /** Of those who stay: who never had a mail of ours. */
  neverWritten: number;
  /** Null: no domain of ours. */
  domain: { isVerified: boolean; hourlyLimit: number } | null;
  /** Hosts that the copy names and that are not ours. */
  foreignHosts: string[];
  /** Promises that no mail of ours makes, as the copy words them. */
  promises: string[];
  /** What makes the copy look like spam. */
  spamSigns: string[];
  /** Minutes since it should have begun; null: it has no time of its own. */
  lateMinutes: number | null;
}

type MailingRule<Reads extends keyof MailingFacts> = Rule<SendJob, Pick<MailingFacts, Reads>>;

const blockWithoutExit: Rule<SendJob, object> = {
  id: "mailing.unsubscribe",
  title: "Readers can leave",
  reads: [],
  whenUnknown: "block",
  judge: ({ input: { unsubscribeLink } }) =>
    unsubscribeLink
      ? silent("Every mail has an unsubscribe link.")
      : matched("block", "Marketing mail needs an unsubscribe link: set unsubscribeLink to true."),
};

const blockUnknownDomain: MailingRule<"domain"> = {
  id: "mailing.domain",
  title: "The sending domain is ours and verified",
  reads: ["domain"],
  whenUnknown: "block",
  judge({ input: { sendingDomain }, facts: { domain } }) {
    if (domain === null)
      return matched("block", `${sendingDomain} is no sending domain of ours: name one of the Sending domains page.`);
    return domain.isVerified
      ? silent(`${sendingDomain} is verified.`)
      : matched("block", `${sendingDomain} is not verified: receivers could not tell its mail from a forgery.`);
  },
};

const holdFastThrottle: MailingRule<"domain"> = {
  id: "mailing.throttle",
  title: "Not faster than the domain is warm",
  reads: ["domain"],
  judge({ input: { throttlePerHour }, facts: { domain } }) {
    if (domain === null) return silent("There is no domain to be fast with.");
    const measure = { value: throttlePerHour, limit: domain.hourlyLimit };
    return throttlePerHour > domain.hourlyLimit
      ? matched(
          "hold",
          `${throttlePerHour} an hour; the domain's warm-up allows ${domain.hourlyLimit}, and no more will be sent.`,
          measure,
        )
      : silent(`${throttlePerHour} an hour.`, measure);
  },
};

const judgeSuppressed: MailingRule<"matched" | "suppressed"> = {
  id: "mailing.suppressed",
  title: "The audience may be written to",
  reads: ["matched", "suppressed"],
  whenUnknown: "block",
  judge({ facts: { matched: found, suppressed }, params }) {
    const measure = { value: percentOf(suppressed, found), limit: params.mailingSuppressedPercentMax };
    const text = `${suppressed} of ${found} must not be written to and are left out`;
    if (measure.value > measure.limit)
      return matched("block", `${text}: such an audience is not what was meant.`, measure);
    return suppressed > 0 ? matched("hold", `${text}.`, measure) : silent("Nobody in it is suppressed.", measure);
  },
};

const holdWithoutConsent: MailingRule<"matched" | "withoutConsent"> = {
  id: "mailing.consent",
  title: "The audience has agreed to the topic",
  reads: ["matched", "withoutConsent"],
  judge({ input: { topic }, facts: { matched: found, withoutConsent } }) {
    const text = `${withoutConsent} of ${found} have not agreed to ${topic} and are left out`;
    return withoutConsent > 0 ? matched("hold", `${text}.`) : silent(`All have agreed to ${topic}.`);
  },
};

const holdUnwritable: MailingRule<"unwritable"> = {
  id: "mailing.rendering",
  title: "A mail can be made for everybody",
  reads: ["unwritable"],
  judge: ({ facts: { unwritable } }) =>
    unwritable > 0
      ? matched("hold", `For ${unwritable} no mail can be made (address or name); they are left out.`)
      : silent("Every mail was rendered."),
};

const holdUnreachable: MailingRule<"unreachable"> = {
  id: "mailing.transport",
  title: "The mail transport takes every address",
  reads: ["unreachable"],
  judge: ({ facts: { unreachable } }) =>
    unreachable > 0
      ? matched(
          "hold",
          `${unreachable} have letters beyond ASCII before the @, which takes a mail server with SMTPUTF8; they are left out.`,
        )
      : silent("It takes every address."),
};

const holdSameAddress: MailingRule<"sameAddress"> = {
  id: "mailing.same_address",
  title: "One mail to each address",
  reads: ["sameAddress"],
  judge: ({ facts: { sameAddress } }) =>
    sameAddress > 0
      ? matched("hold", `${sameAddress} have the address of another reader, spelled otherwise; it gets one mail.`)
      : silent("No address occurs twice."),
};

const holdCold: MailingRule<
  "matched" | "suppressed" | "withoutConsent" | "unwritable" | "unreachable" | "sameAddress" | "neverWritten"
> = {
  id: "mailing.cold",
  title: "Readers know mail from us",
  reads: ["matched", "suppressed", "withoutConsent", "unwritable", "unreachable", "sameAddress", "neverWritten"],
  judge({ facts, params }) {
    const { neverWritten } = facts;
    const leftOut = facts.suppressed + facts.withoutConsent + facts.unwritable + facts.unreachable + facts.sameAddress;
    const readers = facts.matched - leftOut;
    const measure = { value: percentOf(neverWritten, readers), limit: params.mailingColdPercentMax };
    const text = `${neverWritten} of ${readers} readers never had a mail of ours`;
    return measure.value > measure.limit ? matched("hold", `${text}.`, measure) : silent(`${text}.`, measure);
  },
};

const holdForeignLinks: MailingRule<"foreignHosts"> = {
  id: "mailing.links",
  title: "Links lead to our own site",
  reads: ["foreignHosts"],
  judge: ({ facts: { foreignHosts } }) =>
    foreignHosts.length > 0
      ? matched("hold", `It names ${foreignHosts.slice(0, 5).join(", ")}.`)
      : silent("Every address in it is on our own site."),
};

const judgeClaims: MailingRule<"promises"> = {
  id: "mailing.claims",
  title: "It promises nothing about returns",
  reads: ["promises"],
  whenUnknown: "block",
  judge({ input: { complianceFlags }, facts: { promises } }) {
    if (promises.length > 0) return matched("block", `It says ${promises.map((words) => `“${words}”`).join(", ")}.`);
    if (complianceFlags.includes("performance_claims") || complianceFlags.includes("contains_offer")) {
      return matched("hold", `Its sender marks it: ${complianceFlags.join(", ")}.`);
    }
    return silent("No promise was found in it, nor is one declared.");
  },
};

const holdSpam: MailingRule<"spamSigns"> = {
  id: "mailing.spam",
  title: "It does not look like spam",
  reads: ["spamSigns"],
  judge: ({ facts: { spamSigns } }) =>
    spamSigns.length > 0 ? matched("hold", `${spamSigns.join("; ")}.`) : silent("Nothing in it looks like spam."),
};

const holdLate: MailingRule<"lateMinutes"> = {
  id: "mailing.late",
  title: "It begins when it was meant to",
  reads: ["lateMinutes"],
  judge({ facts: { lateMinutes }, params }) {
    if (lateMinutes === null) return silent("It has no time of its own.");
    const measure = { value: Math.max(0, lateMinutes), limit: params.mailingLateMinutes };
    return lateMinutes > params.mailingLateMinutes
      ? matched("hold", `It should have begun ${lateMinutes} minutes ago.`, measure)
      : silent("It is on time.", measure);
  },
};

const holdMailing: Rule<SendJob, object> = {
  id: "mailing.hold",
  title: "A person looks at every mailing",
  reads: [],
  judge: () => matched("hold", "A mailing is sent only after a person has looked at it."),
};

/** Strictest wins, so the order is for the reader alone. */
export const MAILING_RULES = [
  ...[blockWithoutExit, blockUnknownDomain, judgeSuppressed, judgeClaims, holdMailing, holdWithoutConsent],
  ...[holdFastThrottle, holdUnwritable, holdUnreachable, holdSameAddress],
  ...[holdCold, holdForeignLinks, holdSpam, holdLate],
] as const;

const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));
