import { Submitter } from "@/components/approval/submitter";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { mailingLook } from "@/app/(console)/campaigns/mailing-looks";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { MailingProgress } from "@/app/(console)/campaigns/mailing-progress";
import { LeftOut } from "./left-out";
import { MailingFigures } from "./mailing-figures";
import { MailingVerbs } from "./mailing-verbs";
import { MailsOverTime } from "./mails-over-time";
import { PreviousMailing } from "./previous-mailing";
import { RecipientDomains } from "./recipient-domains";
import { StandingLine } from "./standing-line";

/** A mailing's state, figures and verbs. Everything has its place from the first mail on, so nothing jumps. */
export function MailingReport({ mailing }: { mailing: MailingDetail }) {
  const { name, subject, topic, sendingDomain, submitter, submitterKind, submittedAt } = mailing;
  return (
    <>
      <PageHeader
        title={name}
        meta={<ToneBadge look={mailingLook(mailing)} />}
        description={
          <span className="flex flex-wrap items-center gap-x-1.5">
            {subject && <span>“{subject}” ·</span>}
            <span>
              {topic} from {sendingDomain} ·
            </span>
            <Submitter submitter={{ kind: submitterKind, id: submitter }} />
            <RelativeTime at={submittedAt} />
          </span>
        }
        actions={<MailingVerbs mailing={mailing} />}
      />
      <PageBody>
        <div className="grid gap-1.5">
          <StandingLine mailing={mailing} />
          <MailingProgress readers={mailing.readers} showsParts />
        </div>
        <MailingFigures mailing={mailing} />
        <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
          <MailsOverTime mailing={mailing} />
          <LeftOut problems={mailing.problems} />
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
          <RecipientDomains domains={mailing.domains} />
          <PreviousMailing mailing={mailing} />
        </div>
      </PageBody>
    </>
  );
}
