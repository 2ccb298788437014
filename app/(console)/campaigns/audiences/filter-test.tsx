"use client";

import { Trash2Icon } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { AudienceTest } from "@/server/email/audiences/audience-filter";
import type { BuilderTest } from "./builder-tree";
import type { BuilderVerbs } from "./filter-group";
import { missingIn } from "./missing-in";
import { TestOperand } from "./test-operand";
import { WordSelect } from "./word-select";
import { fieldWords, startOf } from "./test-words";

interface FilterTestProps {
  node: BuilderTest;
  path: string;
  groupKey: string;
  verbs: BuilderVerbs;
}

/** One question about one member: which field, and what it must be. */
export function FilterTest({ node: { key, test }, path, groupKey, verbs }: FilterTestProps) {
  const missing = missingIn(test);
  const setTest = (next: AudienceTest) => verbs.change(key, (node) => ({ ...node, test: next }));
  return (
    <div
      role="group"
      aria-label={`Condition ${path}`}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-start gap-2 rounded-sm bg-surface p-2"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <WordSelect
          label={`Field of condition ${path}`}
          words={fieldWords}
          value={test.field}
          autoFocus={verbs.fresh === key}
          disabled={verbs.isReadOnly}
          onChange={(field) => setTest(startOf[field])}
        />
        <TestOperand key={test.field} test={test} path={path} disabled={verbs.isReadOnly} onChange={setTest} />
        {missing && <p className="w-full text-xs text-warning-text">{missing}</p>}
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove condition ${path}`}
        onClick={() => verbs.remove(key, groupKey)}
      >
        <Trash2Icon />
      </Button>
    </div>
  );
}
