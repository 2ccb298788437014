"use client";

import { useId, useRef, useState } from "react";
import type { ClipboardEvent, FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { PASTED, readFile } from "./read-file";
import type { ReadFile } from "./read-file";

interface ImportFileProps {
  isPending: boolean;
  onFile: (file: ReadFile) => void;
  onClose: () => void;
}

/** More than that is looked at as a file, and not drawn: a text field of megabytes freezes the page. */
const DRAWN_LENGTH_MAX = 20_000;
const TOO_LARGE = "It is larger than 4 MB. Leave only the column of addresses in it, or bring it in parts.";
const UNREADABLE = "The file could not be read. Choose it again.";

/** Where the addresses come from: a file, or lines out of the clipboard. */
export function ImportFile({ isPending, onFile, onClose }: ImportFileProps) {
  const id = useId();
  const chosen = useRef<HTMLInputElement>(null);
  const lines = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (content: Blob, source: string) => {
    const read = await readFile(content, source).catch(() => UNREADABLE);
    if (typeof read === "string" || read === null) setProblem(read ?? TOO_LARGE);
    else onFile(read);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The page's own form is around the dialog in React's tree.
    event.stopPropagation();
    const file = chosen.current?.files?.[0];
    const pasted = lines.current?.value ?? "";
    setProblem(null);
    if (file) void take(file, file.name);
    else if (pasted.trim()) void take(new Blob([pasted]), PASTED);
    else setProblem("Choose a file, or paste lines.");
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text");
    if (text.length <= DRAWN_LENGTH_MAX) return;
    event.preventDefault();
    setProblem(null);
    void take(new Blob([text]), PASTED);
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <div className="grid gap-1.5">
        <Label htmlFor={`${id}-file`}>CSV file</Label>
        <Input
          id={`${id}-file`}
          ref={chosen}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          className="cursor-pointer file:mr-3"
          disabled={isPending}
          aria-describedby={`${id}-hint`}
        />
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          With a column “email”, or one address a line. Up to 50,000 lines and 4 MB.
        </p>
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor={`${id}-lines`}>Or paste lines</Label>
        <Textarea
          id={`${id}-lines`}
          ref={lines}
          rows={5}
          maxLength={DRAWN_LENGTH_MAX}
          spellCheck={false}
          autoComplete="off"
          className="max-h-48 min-h-28 font-mono text-xs"
          placeholder={"ada@example.com\nzoe@example.com"}
          disabled={isPending}
          onPaste={paste}
        />
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <DialogFooter>
        <Button variant="outline" disabled={isPending} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={isPending}>
          {isPending ? "Looking…" : "Look at the lines"}
        </Button>
      </DialogFooter>
    </form>
  );
}
