"use client";

import { useId, useState } from "react";
import type { FormEvent } from "react";
import type { Outputs } from "@/components/trpc/outputs";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LeftLines } from "./left-lines";
import { PASTED } from "./read-file";

type Checked = Outputs["audiences"]["checkList"];

interface ImportVerdictProps {
  checked: Checked;
  source: string;
  isPending: boolean;
  onKeep: (name: string) => void;
  onBack: () => void;
}

const COUNTS: Record<keyof Checked["counts"], string> = {
  matched: "Members",
  notMembers: "Not members",
  duplicates: "Duplicates",
  unreadable: "Unreadable",
  formulas: "Formulas",
};
const entriesOf = Object.entries as (counts: Checked["counts"]) => [keyof Checked["counts"], number][]; // safe because the counts have these keys and no others
const shown = (count: number) => count.toLocaleString("en-GB");

/** What would become of each line. Nothing is kept before a person says so. */
export function ImportVerdict({ checked, source, isPending, onKeep, onBack }: ImportVerdictProps) {
  const id = useId();
  const { counts, column, left, members } = checked;
  const [name, setName] = useState(source === PASTED ? "" : source.replace(/\.[a-z]{1,4}$/i, "").slice(0, 80));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The page's own form is around the dialog in React's tree.
    event.stopPropagation();
    onKeep(name.trim());
  };
  return (
    <form className="grid min-w-0 gap-4" onSubmit={submit}>
      <p role="status" className="text-sm break-words">
        <span className="font-medium">{source}</span>
        {column === null ? ", without a heading" : `, column “${column}”`}: {shown(counts.matched)} of{" "}
        {shown(entriesOf(counts).reduce((sum, [, count]) => sum + count, 0))} lines name members
        {members > counts.matched ? `, ${shown(members)} in all: some share an address.` : "."}
      </p>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border bg-border sm:grid-cols-5">
        {entriesOf(counts).map(([sort, count]) => (
          <div key={sort} className="grid gap-0.5 bg-card px-3 py-2 first:col-span-2 sm:first:col-span-1">
            <dt className="text-xs text-muted-foreground">{COUNTS[sort]}</dt>
            <dd className="text-lg leading-6 font-semibold tabular-nums">{shown(count)}</dd>
          </div>
        ))}
      </dl>
      {left.length > 0 && <LeftLines lines={left} counts={counts} />}
      {members > 0 ? (
        <div className="grid gap-1.5">
          <Label htmlFor={`${id}-name`}>Name of the list</Label>
          <Input
            id={`${id}-name`}
            required
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
      ) : (
        <p className="text-sm">No line names a member, so there is nothing to keep.</p>
      )}
      <DialogFooter>
        <Button variant="outline" disabled={isPending} onClick={onBack}>
          Another file
        </Button>
        <Button type="submit" disabled={isPending || members === 0}>
          {isPending ? "Keeping…" : `Keep ${shown(members)} ${members === 1 ? "member" : "members"}`}
        </Button>
      </DialogFooter>
    </form>
  );
}
