"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MonitorIcon, SmartphoneIcon, TextIcon } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { mailDocument } from "./mail-document";

const PHONE_PX = 375;
const LOOKS = ["desktop", "phone", "text"] as const;
type Look = (typeof LOOKS)[number];

/** One reader's mail, from the pinned copy as the worker makes it. The one before stays, paler, until it is there. */
export function ReaderMail({ actionId, n }: { actionId: string; n: number }) {
  const trpc = useTRPC();
  const [look, setLook] = useState<Look>("desktop");
  const query = useQuery(
    trpc.mailings.mail.queryOptions({ id: actionId, n }, { placeholderData: keepPreviousData, staleTime: Infinity }),
  );
  const view = viewOf(query);
  if (view.error) {
    return <ErrorState title="The mail could not be loaded" problem={view.error} onRetry={view.onRetry} />;
  }
  if (!query.data) return <Skeleton className="h-112 w-full" />;
  return (
    <div className={cn("min-w-0 transition-opacity", view.isStale && "opacity-50")} aria-busy={view.isStale}>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
      <div className="flex flex-wrap items-start justify-between gap-2 border-b px-3 py-2">
        <dl className="grid min-w-0 flex-[1_1_16rem] grid-cols-[auto_minmax(0,1fr)] gap-x-3 [&_dd]:break-words [&_dt]:text-muted-foreground">
          <dt>From</dt>
          <dd>{query.data.from}</dd>
          <dt>Subject</dt>
          <dd className="font-medium">{query.data.subject}</dd>
        </dl>
        <LookSwitch look={look} onLook={setLook} />
      </div>
      <Shown mail={query.data} look={look} />
    </div>
  );
}

function LookSwitch({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  return (
    <ToggleGroup
      type="single"
      aria-label="Width"
      value={look}
      onValueChange={(next) => onLook(LOOKS.find((one) => one === next) ?? look)}
    >
      <ToggleGroupItem value="desktop">
        <MonitorIcon />
        Desktop
      </ToggleGroupItem>
      <ToggleGroupItem value="phone">
        <SmartphoneIcon />
        Phone
      </ToggleGroupItem>
      <ToggleGroupItem value="text">
        <TextIcon />
        Text
      </ToggleGroupItem>
    </ToggleGroup>
  );
}

/** Mails bring their own white page, so the frame is light in both themes; it runs nothing and loads nothing. */
function Shown({ mail, look }: { mail: Outputs["mailings"]["mail"]; look: Look }) {
  if (look === "text") {
    return (
      <div
        tabIndex={0}
        role="region"
        aria-label="Text of the mail"
        className="h-112 overflow-y-auto px-3 py-2 break-words whitespace-pre-line"
      >
        {mail.text}
      </div>
    );
  }
  return (
    <div className="flex justify-center bg-muted">
      <iframe
        title={`Mail: ${mail.subject}`}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={mailDocument(mail.html)}
        className="h-112 w-full bg-white [color-scheme:light]"
        style={{ maxWidth: look === "phone" ? PHONE_PX : undefined }}
      />
    </div>
  );
}
