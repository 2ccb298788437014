"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrowsIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Diff } from "@/components/shell/diff";
import { RelativeTime } from "@/components/shell/relative-time";
import { useTRPC } from "@/components/trpc/trpc";
import type { GenerationDifference } from "@/server/api/reads/generation-difference";
import { LongText } from "./long-text";
import { NameList } from "./name-list";

/** What the version in front of a person changed against the one before it, and by whose doing. */
export function DifferenceSection({ id, generation }: { id: string; generation: number }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.approvals.difference.queryOptions({ id }));
  if (!data || data.generation.now !== generation) return null;
  const title = `What changed since generation ${data.generation.before}`;
  return (
    <section
      aria-label={title}
      className="col-span-full grid min-w-0 gap-2 rounded-md border border-info-line px-3 py-2 text-sm"
    >
      <h3 className="flex items-center gap-1.5 font-medium">
        <GitCompareArrowsIcon className="size-4 shrink-0 text-info" />
        {title}
      </h3>
      <p className="text-muted-foreground">
        <LongText text={data.cause} className="text-foreground" />
        by {whoDid(data)} <RelativeTime at={data.at} />
        {data.edited && ", who put other words into the request and so cannot decide on it"}
      </p>
      <Assessment data={data} />
      <Targets data={data} />
      {data.evidenceAdded.length > 0 && (
        <NameList title="Evidence added" names={data.evidenceAdded.map((item) => item.title)} />
      )}
      {data.copyChanged && <p>The mail it sends has another text.</p>}
      <Payload data={data} />
    </section>
  );
}

const whoDid = ({ by }: GenerationDifference): string => (by.kind === "system" ? `the kernel (${by.name})` : by.name);

function Assessment({ data }: { data: GenerationDifference }) {
  const lines = [
    { label: "Risk", ...data.risk },
    { label: "Verdict", ...data.verdict },
    { label: "Policy version", ...data.policyVersion },
  ].filter(({ before, now }) => before !== now);
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4">
      {lines.map(({ label, before, now }) => (
        <li key={label}>
          {label} <del className="text-muted-foreground">{before}</del> → {now}
        </li>
      ))}
    </ul>
  );
}

function Targets({ data: { targets } }: { data: GenerationDifference }) {
  const { before, now, removed, added, changed } = targets;
  const lists: { title: string; names: string[] }[] = [
    { title: `Removed (${before} → ${now})`, names: removed.map(({ label }) => label) },
    { title: "Added", names: added.map(({ label }) => label) },
    {
      title: "Changed meanwhile",
      names: changed.map((one) => `${one.label}: version ${one.versionBefore} → ${one.entityVersion}`),
    },
  ];
  return lists.map(
    ({ title, names }): ReactNode => names.length > 0 && <NameList key={title} title={title} names={names} />,
  );
}

function Payload({ data: { payload } }: { data: GenerationDifference }) {
  const { before, now } = payload;
  if (!isRecord(before) || !isRecord(now) || JSON.stringify(before) === JSON.stringify(now)) return null;
  return (
    <div className="max-h-56 overflow-y-auto" tabIndex={0} role="region" aria-label="Changes of the input">
      <Diff before={before} after={now} />
    </div>
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
