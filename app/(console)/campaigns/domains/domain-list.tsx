"use client";

import { CircleCheckIcon, TriangleAlertIcon } from "lucide-react";
import { useState } from "react";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { LimitDialog } from "./limit-dialog";
import { VerifyDialog } from "./verify-dialog";

export type SendingDomain = Outputs["mailings"]["domains"][number];

const VERIFIED: ToneLook = { label: "Verified", tone: "success", icon: CircleCheckIcon };
const UNVERIFIED: ToneLook = { label: "Not verified", tone: "warning", icon: TriangleAlertIcon };

/** Each domain with its warm-up. */
export function DomainList({ domains, isOperator }: { domains: readonly SendingDomain[]; isOperator: boolean }) {
  const [asked, setAsked] = useState<SendingDomain | null>(null);
  const [limited, setLimited] = useState<SendingDomain | null>(null);
  return (
    <>
      <ul aria-label="Sending domains" className="grid gap-3 lg:grid-cols-2">
        {domains.map((domain) => (
          <li key={domain.domain} className="grid min-w-0 content-start gap-3 rounded-lg border bg-card p-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 className="min-w-0 font-medium break-words">{domain.domain}</h2>
              <ToneBadge look={domain.verifiedAt ? VERIFIED : UNVERIFIED} />
            </div>
            <p className="text-sm break-words text-muted-foreground">
              Mails come from {domain.mailbox}@{domain.domain}.{" "}
              {domain.verifiedAt ? (
                <>
                  SPF, DKIM and DMARC seen to be right <RelativeTime at={domain.verifiedAt} />.
                </>
              ) : (
                "Nothing goes out from it."
              )}
            </p>
            <WarmUp domain={domain} />
            {isOperator && (
              <div className="flex flex-wrap gap-2">
                <Button size="sm" variant="outline" onClick={() => setAsked(domain)}>
                  {domain.verifiedAt ? "Withdraw verification…" : "Mark as verified…"}
                </Button>
                <Button size="sm" variant="outline" onClick={() => setLimited(domain)}>
                  Change its limit…
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {limited && <LimitDialog domain={limited} onClose={() => setLimited(null)} />}
      {asked && <VerifyDialog domain={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function WarmUp({ domain: { domain, hourlyNow, hourlyMax, warmSince } }: { domain: SendingDomain }) {
  const isWarm = hourlyNow >= hourlyMax;
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>
          {hourlyNow.toLocaleString("en-GB")}
          <span className="text-muted-foreground"> of {hourlyMax.toLocaleString("en-GB")} mails an hour</span>
        </span>
        <span className="text-muted-foreground">
          {isWarm ? "Warm, since " : "Warming up, begun "}
          <RelativeTime at={warmSince} />
        </span>
      </p>
      <Progress aria-label={`Warm-up of ${domain}`} value={Math.round((hourlyNow / hourlyMax) * 100)} />
    </div>
  );
}
