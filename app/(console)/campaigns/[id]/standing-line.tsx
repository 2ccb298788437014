import { mailingNote } from "@/app/(console)/campaigns/mailing-looks";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { RelativeTime } from "@/components/shell/relative-time";
import { cn } from "@/components/ui/cn";

/** What goes on, in a sentence. It is always there and as tall, so that a pause moves nothing. */
export function StandingLine({ mailing }: { mailing: MailingDetail }) {
  const { heldAt, heldBecause } = mailing;
  return (
    <p role="status" className={cn("min-h-10 text-sm sm:min-h-5", heldBecause && "text-danger-text")}>
      {heldAt ? (
        <>
          {mailingNote(mailing)} Since <RelativeTime at={heldAt} />.
        </>
      ) : (
        sentence(mailing)
      )}
    </p>
  );
}

function sentence(mailing: MailingDetail): string {
  const { status, asked, restsUntil, startedAt, allowedPerHour } = mailing;
  const pace = `${allowedPerHour.toLocaleString("en-GB")} an hour`;
  switch (status) {
    case "held":
      return "A person must look at it before the first mail.";
    case "approved":
    case "queued":
      return "It is approved and begins by itself.";
    case "running":
      if (asked) return `It will ${asked} before its next mail.`;
      return restsUntil ? `It goes on by itself as soon as there is room: ${pace}.` : `Mails go out, at most ${pace}.`;
    case "succeeded":
      return "Every reader was written to or left out.";
    case "failed":
      return "It ended, and some mails failed.";
    case "unknown":
      return "It is not known whether some mails were sent; a person must say.";
    case "cancelled":
      return startedAt ? "It was stopped; what was sent stays sent." : "It was withdrawn before the first mail.";
    case "rejected":
      return "Somebody said no to it; no mail went out.";
    case "blocked":
      return "Policy blocked it; no mail went out.";
    case "expired":
      return "Nobody decided in time; no mail went out.";
  }
}
