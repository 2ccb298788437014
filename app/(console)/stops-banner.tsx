"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePauseIcon, OctagonXIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { cn } from "@/components/ui/cn";
import { scopeWords } from "./scope-words";

type Stops = Outputs["stops"]["standing"];

/** On every page while somebody has stopped something: nobody should wonder why nothing runs. */
export function StopsBanner() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.stops.standing.queryOptions());
  return (
    <div role="status" aria-label="What is stopped" className="shrink-0">
      {data?.switches.map((one) => (
        <KillSwitchLine key={one.scope} {...one} />
      ))}
      {data && data.paused.length > 0 && <PausedLine paused={data.paused} />}
    </div>
  );
}

function KillSwitchLine({ scope, reason, by, at }: Stops["switches"][number]) {
  return (
    <Line className="border-danger-line bg-danger-tint text-danger-text" href="/policies" linkText="Policies">
      <OctagonXIcon className="size-4 shrink-0 text-danger" />
      <span className="min-w-0 flex-1">
        <strong className="font-semibold">Kill switch on: {scopeWords(scope)}.</strong> Nothing new starts there.{" "}
        {reason} <By name={by} at={at} />
      </span>
    </Line>
  );
}

function PausedLine({ paused }: { paused: Stops["paused"] }) {
  const [only] = paused;
  if (!only) return null;
  const isOne = paused.length === 1;
  return (
    <Line
      className="border-warning-line bg-warning-tint text-warning-text"
      href={isOne ? `/agents/${only.agent}` : "/agents"}
      linkText={isOne ? only.agent : "Agents"}
    >
      <CirclePauseIcon className="size-4 shrink-0 text-warning" />
      <span className="min-w-0 flex-1">
        <strong className="font-semibold">
          {paused.map(({ agent }) => agent).join(", ")} {isOne ? "is" : "are"} paused.
        </strong>{" "}
        {isOne ? (
          <>
            {only.reason} {only.at && <By name={only.by} at={only.at} />}
          </>
        ) : (
          "What they submit is refused."
        )}
      </span>
    </Line>
  );
}

function By({ name, at }: { name: string | null; at: Date }) {
  return (
    <span className="whitespace-nowrap opacity-90">
      ({name ?? "somebody"}, <RelativeTime at={at} />)
    </span>
  );
}

interface LineProps {
  className: string;
  href: string;
  linkText: string;
  children: ReactNode;
}

function Line({ className, href, linkText, children }: LineProps) {
  return (
    <div className={cn("flex min-h-9 items-center gap-2 border-b px-4 py-1.5 text-sm", className)}>
      {children}
      <Link href={href} prefetch={false} className="shrink-0 font-medium underline underline-offset-2">
        {linkText}
      </Link>
    </div>
  );
}
