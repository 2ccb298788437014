import { and, eq, isNull } from "drizzle-orm";
import { audiences } from "@/drizzle/schema/campaigns";
import type { Tx } from "@/server/db";
import { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { admitReaders } from "@/server/email/campaigns/admit-readers";
import { promisesIn, spamSignsIn } from "@/server/email/campaigns/copy-checks";
import { wordsOf } from "@/server/email/campaigns/mailing-words";
import type { MailingWords } from "@/server/email/campaigns/mailing-words";
import { resolveReaders, reviewReaders } from "@/server/email/campaigns/resolve-readers";
import type { Readers } from "@/server/email/campaigns/resolve-readers";
import { findSendingDomain } from "@/server/email/campaigns/sending-domains";
import { SendJob } from "@/server/email/campaigns/send-job";
import { fillSkeleton, renderSkeleton, withPlaceholders } from "@/server/email/campaigns/skeleton";
import { shownUrls, unsubscribeUrls } from "@/server/email/campaigns/unsubscribe-token";
import { hourlyLimit } from "@/server/email/campaigns/warm-up";
import { foreignHosts } from "@/server/email/foreign-hosts";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import type { MailMessage } from "@/server/kernel/ports";
import { isLargeBulk, blockUnexpectedCount } from "@/server/policies/bulk";
import { MAILING_RULES } from "@/server/policies/mailing";
import type { MailingFacts } from "@/server/policies/mailing";

interface Facts extends MailingFacts {
  /** "Name <mailbox@domain>" of the sending domain. */
  sender: string;
  subjectLine: string;
  words: MailingWords & { title: string };
}

async function facts(tx: Tx, requests: readonly FactsRequest<SendJob>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const loaded: (Loaded<Facts> | KernelError)[] = [];
  for (const request of requests) loaded.push(await loadOne(tx, request));
  return loaded;
}

async function loadOne(tx: Tx, { input, pinned, now }: FactsRequest<SendJob>): Promise<Loaded<Facts> | KernelError> {
  const words = await wordsOf(tx, input.copy, { isNew: pinned === null });
  if (words instanceof KernelError) return words;
  const readers = pinned ? await reviewReaders(tx, pinned) : await findReaders(tx, input);
  if (readers instanceof KernelError) return readers;
  const { targets, ...counts } = readers;
  const { topic, sendingDomain, startAt } = input;
  if (targets.length === 0) {
    const { matched, suppressed, withoutConsent, unwritable, unreachable } = counts;
    const why = `The filter finds ${matched} members; ${suppressed} are suppressed, ${withoutConsent} have not agreed to ${topic}, for ${unwritable} no mail can be made and to ${unreachable} none can be carried.`;
    return new KernelError("target_not_found", `Nobody is left to write to. ${why}`);
  }
  const domain = await findSendingDomain(tx, sendingDomain);
  const copy = await renderSkeleton({ from: "", ...words });
  return {
    targets,
    facts: {
      ...counts,
      domain: domain ? { isVerified: domain.verifiedAt !== null, hourlyLimit: hourlyLimit(domain, now) } : null,
      sender: `HedgeCo <${domain?.mailbox ?? "news"}@${sendingDomain}>`,
      subjectLine: withPlaceholders(copy.subject),
      words,
      foreignHosts: foreignHosts(words.data),
      promises: promisesIn([copy.subject, copy.text]),
      spamSigns: spamSignsIn(copy),
      lateMinutes: startAt ? Math.floor((now.getTime() - Date.parse(startAt)) / 60_000) : null,
    },
  };
}

/** Only for a new mailing: what is pinned is whom the filter found, so changing or archiving the audience later changes nothing. */
async function findReaders(tx: Tx, { audience, topic }: SendJob): Promise<Readers | KernelError> {
  if ("filter" in audience) return resolveReaders(tx, audience.filter, topic);
  const [saved] = await tx
    .select()
    .from(audiences)
    .where(and(eq(audiences.id, audience.audienceId), isNull(audiences.archivedAt)));
  if (!saved)
    return new KernelError("target_not_found", `There is no audience ${audience.audienceId}, or it is archived.`);
  return resolveReaders(tx, AudienceFilter.parse(saved.filter), topic);
}

export const sendCampaign = defineAction({
  name: "email.send_campaign",
  queue: "email",
  title: "Send a mailing",
  schemaVersion: 1,
  input: SendJob,
  facts,
  // The same mailing again is another one only with other words or other readers; keys tell repeats of a call.
  subject: () => null,
  startAt: ({ startAt }) => (startAt ? new Date(startAt) : null),
  risk: ({ facts: found, params }) => (isLargeBulk(found, params) ? "high" : "medium"),
  rules: [...MAILING_RULES, blockUnexpectedCount],
  priorityClass: () => "newsletter",
  summarize: ({ input, facts: found }) => ({
    title: `Send “${input.name}” to ${found.targetCount} readers`,
    lines: [
      { label: "Subject", value: found.subjectLine, untrusted: true },
      { label: "Template", value: found.words.title },
      { label: "From", value: found.sender },
      { label: "Topic", value: input.topic },
      { label: "Readers", value: String(found.targetCount) },
      { label: "Left out", value: leftOut(found) },
      { label: "Speed", value: speed(input, found) },
      { label: "Begins", value: input.startAt ?? "when it is approved" },
      {
        label: "Marked by its sender",
        value: input.complianceFlags.map((flag) => flag.replaceAll("_", " ")).join(", ") || "nothing",
      },
    ],
    changes: [],
  }),
  render: ({ facts: { sender, words } }) => renderSkeleton({ from: sender, ...words }),
  execute: {
    port: "mail",
    async perform({ copy, key }, { effects, signal }) {
      if (!copy) return { outcome: "failed", problem: { code: "no_copy", message: "The approved copy is gone." } };
      return effects.mail.send(copy, { key, signal });
    },
    mailing: {
      atOnce: 50,
      admit: admitReaders,
      compose: ({ actionId, input: { topic }, target }, copy) => composeFor({ actionId, topic, target }, copy),
    },
  },
});

interface Reader {
  actionId: string;
  topic: SendJob["topic"];
  target: { entityId: string; label: string; attributes: Record<string, unknown> };
}

/** One reader's mail, from the copy that was approved. */
export const composeFor = ({ actionId, topic, target }: Reader, copy: MailMessage): MailMessage =>
  fillSkeleton(copy, { ...wordsFor(target), ...unsubscribeUrls({ memberId: target.entityId, topic, actionId }) });

/** The same for those who only look at it: by the reader's own link one speaks for the reader. */
export const showFor = (target: Reader["target"], copy: MailMessage): MailMessage =>
  fillSkeleton(copy, { ...wordsFor(target), ...shownUrls() });

const wordsFor = ({ label, attributes }: Reader["target"]) => ({
  to: label,
  firstName: String(attributes.firstName),
});

function leftOut({ suppressed, withoutConsent, unwritable, unreachable, sameAddress }: MailingFacts): string {
  const parts = [
    suppressed > 0 ? `${suppressed} suppressed` : "",
    withoutConsent > 0 ? `${withoutConsent} without consent` : "",
    unwritable > 0 ? `${unwritable} without a usable name or address` : "",
    unreachable > 0 ? `${unreachable} whose address takes SMTPUTF8` : "",
    sameAddress > 0 ? `${sameAddress} with another reader's address` : "",
  ].filter(Boolean);
  return parts.join(", ") || "nobody";
}

function speed(
  { throttlePerHour }: SendJob,
  { domain, targetCount }: Pick<Facts, "domain"> & { targetCount: number },
): string {
  const perHour = Math.min(throttlePerHour, domain?.hourlyLimit ?? throttlePerHour);
  const minutes = Math.ceil((targetCount / perHour) * 60);
  return `${perHour.toLocaleString("en-GB")} an hour, about ${minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`}`;
}
