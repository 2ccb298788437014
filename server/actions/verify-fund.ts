import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { funds } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, TargetResult, Work } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { Checklist, loadFunds, openItems } from "@/server/members/load-funds";
import { staleVersion } from "@/server/members/member-facts";
import { alwaysHold } from "@/server/policies/always-hold";
import { holdSplitBulk } from "@/server/policies/bulk";
import { holdStaleEvidence } from "@/server/policies/evidence";

const input = z
  .object({
    fundId: z.uuid(),
    version: z.number().int().positive().optional(),
    /** Items the submitter has checked; they count on top of those on record. */
    checklist: Checklist.optional(),
  })
  .strict();
type Input = z.output<typeof input>;

interface Facts {
  fund: { status: string; version: number; aumUsd: number; domicile: string };
  openItems: string[];
}

const mustBeSubmitted: Rule<unknown, Facts> = {
  id: "fund.status",
  title: "The fund waits for verification",
  reads: ["fund"],
  whenUnknown: "block",
  judge: ({ facts: { fund } }) =>
    fund.status === "submitted"
      ? silent("The fund waits for verification.")
      : matched("block", `The fund is ${fund.status} already.`),
};

const holdOpenItems: Rule<unknown, Facts> = {
  id: "fund.checklist",
  title: "The checklist is complete",
  reads: ["openItems"],
  judge: ({ facts: { openItems: open } }) =>
    open.length === 0
      ? silent("Every item is checked.")
      : matched("hold", `Still open: ${open.map(words).join(", ")}.`),
};

const words = (item: string) => item.replaceAll("_", " ");

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const found = await loadFunds(
    tx,
    requests.map((request) => request.input.fundId),
  );
  return requests.map(({ input: { fundId, version, checklist } }) => {
    const fund = found.get(fundId);
    if (!fund) return new KernelError("target_not_found", "There is no such fund.", { fundId });
    const { status, aumUsd, domicile, strategy, manager, name } = fund;
    return {
      facts: {
        fund: { status, version: fund.version, aumUsd, domicile },
        openItems: openItems({ ...fund.checklist, ...checklist }),
      },
      targets: [
        {
          entityType: "fund",
          entityId: fundId,
          entityVersion: fund.version,
          label: name,
          attributes: { status, strategy, manager, domicile, aumUsd },
        },
      ],
      refusal: staleVersion(version, fund.version),
    };
  });
}

export const verifyFund = defineAction({
  name: "fund.verify",
  queue: "approval",
  title: "Verify a fund",
  schemaVersion: 1,
  input,
  facts,
  subject: ({ input: { fundId, version }, facts: { fund } }) => {
    return { entityType: "fund", entityId: fundId, entityVersion: version ?? fund.version };
  },
  risk: ({ facts: { openItems: open } }) => (open.length > 0 ? "high" : "medium"),
  rules: [mustBeSubmitted, holdOpenItems, alwaysHold, holdSplitBulk, holdStaleEvidence],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ facts: { fund, openItems: open }, targets: [target] }) => ({
    title: `Verify ${target?.label ?? "a fund"}`,
    lines: [
      { label: "Manager", value: String(target?.attributes.manager) },
      { label: "Strategy", value: String(target?.attributes.strategy) },
      { label: "Domicile", value: fund.domicile },
      { label: "Assets", value: `USD ${(fund.aumUsd / 1_000_000).toLocaleString("en-US")} million` },
      { label: "Checklist", value: open.length === 0 ? "complete" : `open: ${open.map(words).join(", ")}` },
    ],
    changes: [{ field: "status", before: fund.status, after: "verified" }],
  }),
  execute: { port: "database", apply: (tx, work) => Promise.all(work.map((one) => verify(tx, one))) },
});

async function verify(tx: Tx, { target, input: { checklist }, now }: Work<Input>): Promise<TargetResult> {
  const [moved] = await tx
    .update(funds)
    .set({
      status: "verified",
      verifiedAt: now,
      updatedAt: now,
      version: sql`${funds.version} + 1`,
      checklist: sql`${funds.checklist} || ${JSON.stringify(checklist ?? {})}::jsonb`,
    })
    .where(and(eq(funds.id, target.entityId), eq(funds.version, target.entityVersion), eq(funds.status, "submitted")))
    .returning({ version: funds.version });
  if (moved) return { outcome: "done", result: { status: "verified", version: moved.version } };
  return { outcome: "failed", problem: { code: "version_conflict", message: "The fund has changed since." } };
}
