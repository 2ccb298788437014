import { StatTile } from "@/components/shell/stat-tile";
import { formatDuration } from "@/components/shell/format-relative";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { isMoving, toldOf } from "@/app/(console)/campaigns/mailing-looks";
import { totalOf } from "@/app/(console)/campaigns/mailing-progress";
import { percent } from "@/components/shell/percent";

/** The figures of a mailing; they add up: sent, left out, failed, unknown and still to come are all its readers. */
export function MailingFigures({ mailing }: { mailing: MailingDetail }) {
  const { readers, deliveries, left } = mailing;
  const told = toldOf(mailing);
  const passing = deliveries.soft_bounced > 0 ? ` · ${whole(deliveries.soft_bounced)} more may pass` : "";
  const ofSent = (count: number) => (readers.succeeded > 0 ? `${percent(count, readers.succeeded)} of those sent` : "");
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      <StatTile
        label="Sent"
        value={whole(readers.succeeded)}
        note={`of ${whole(totalOf(readers))}; ${whole(readers.pending)} to come`}
      />
      <StatTile
        label="Left out"
        value={whole(readers.cancelled)}
        note={mailing.startedAt ? "after the approval" : "it never began"}
      />
      <StatTile
        label="Failed"
        value={whole(readers.failed)}
        tone={readers.failed > 0 ? "danger" : "default"}
        note="refused by the provider"
      />
      <StatTile
        label="Unknown"
        value={whole(readers.unknown)}
        tone={readers.unknown > 0 ? "danger" : "default"}
        note="a person must say"
      />
      <Pace mailing={mailing} />
      <StatTile
        label="Delivered"
        value={whole(deliveries.delivered)}
        note={told > 0 ? ofSent(deliveries.delivered) : "no word from providers"}
      />
      <StatTile
        label="Bounced"
        value={whole(deliveries.bounced)}
        tone={deliveries.bounced > 0 ? "warning" : "default"}
        note={told > 0 ? ofSent(deliveries.bounced) + passing : ""}
      />
      <StatTile
        label="Complained"
        value={whole(deliveries.complained)}
        tone={deliveries.complained > 0 ? "danger" : "default"}
        note={told > 0 ? ofSent(deliveries.complained) : ""}
      />
      <StatTile label="Left the topic" value={whole(left)} note={ofSent(left)} />
      <End mailing={mailing} />
    </div>
  );
}

function Pace({ mailing }: { mailing: MailingDetail }) {
  const { ratePerHour, allowedPerHour } = mailing;
  return (
    <StatTile
      label="Mails an hour, now"
      value={isMoving(mailing) ? whole(ratePerHour) : "–"}
      note={`${whole(allowedPerHour)} allowed over an hour`}
    />
  );
}

function End({ mailing }: { mailing: MailingDetail }) {
  const { etaSeconds, settledAt, startedAt } = mailing;
  if (settledAt && startedAt) {
    const tookMs = settledAt.getTime() - startedAt.getTime();
    return <StatTile label="Took" value={formatDuration(tookMs)} note="from the first mail to the last" />;
  }
  return (
    <StatTile
      label="Ends in about"
      value={etaSeconds === null ? "–" : formatDuration(etaSeconds * 1_000)}
      note={etaSeconds === null ? "nothing moves" : "at this pace"}
    />
  );
}

const whole = (count: number) => count.toLocaleString("en-GB");
