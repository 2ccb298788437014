import { z } from "zod";
import { mayRead } from "@/server/agents/may-read";
import { AGENTS } from "@/server/agents/registry";
import { ActionListInput } from "@/server/api/reads/list-actions";
import { FundListInput, MemberListInput, ProviderListInput } from "@/server/api/reads/list-directory";
import { WaitInput } from "@/server/api/wait-for-end";
import { Heartbeat } from "@/server/auth/heartbeat";
import { EvidenceUpload } from "@/server/evidence/upload-evidence";
import type { Actor } from "@/server/kernel/actor";
import { Cancellation } from "@/server/kernel/cancel";
import { Revision } from "@/server/kernel/revise";
import { ACTION_TOOLS } from "./action-tools";
import { TASK_TOOLS } from "./task-tools";
import { listingOf } from "./tool";
import type { McpTool } from "./tool";
import { waitTelling } from "./wait-telling";

const ById = z.object({ id: z.uuid() });
/** Of an action: its title names people, the rest may quote them. */
const TOLD = ["title", "note", "input", "problem.message", "result"];

/**
 * What every agent finds beside the actions it may ask for; each entry is a procedure that the other doors serve too.
 * New ones go here, named verb first: a kind's name has its noun first, so the two cannot meet. None may decide: the door admits agents alone, and tools.test.ts reads this table.
 */
const FIXED_TOOLS: readonly McpTool[] = [
  {
    name: "whoami",
    title: "Who am I",
    description: "Your grants, your limits, and whether you are paused.",
    ...{ input: z.object({}), shownTo: { all: true }, changes: "nothing", untrusted: [] },
    procedure: "me.get",
  },
  {
    name: "report_activity",
    title: "Say what you are doing",
    description: "Shows people that you are there and what you are doing, in a line. Answers whether you are paused.",
    ...{ input: Heartbeat, shownTo: { all: true }, changes: "our records", untrusted: [] },
    procedure: "me.heartbeat",
  },
  {
    name: "get_action",
    title: "Read an action",
    description: "How one action stands: status, reasons, result, and what comes next.",
    ...{ input: ById, shownTo: { all: true }, changes: "nothing", untrusted: TOLD },
    procedure: "actions.get",
  },
  {
    name: "wait_for_action",
    title: "Wait for an action",
    description:
      "Answers as soon as the action has ended, else after timeoutSeconds with its present status; call it again then. With a progress token you are told of each status on the way.",
    ...{ input: WaitInput.omit({ whileStatus: true }), shownTo: { all: true }, changes: "nothing", untrusted: TOLD },
    ...{ procedure: "actions.wait", call: waitTelling },
  },
  {
    name: "list_actions",
    title: "List my actions",
    description: "A page of your own actions, newest first; with read:actions also those of others.",
    ...{ input: ActionListInput, shownTo: { all: true }, changes: "nothing", untrusted: ["items[].title"] },
    procedure: "actions.list",
  },
  {
    name: "cancel_action",
    title: "Withdraw an action",
    description: "Withdraws an action of yours that is still held.",
    ...{ input: Cancellation.extend(ById.shape), shownTo: { all: true }, changes: "our records", untrusted: [] },
    procedure: "actions.cancel",
  },
  {
    name: "revise_action",
    title: "Change an action",
    description:
      "Changes what you asked for and what is not queued yet: a new generation, decided anew. input replaces the whole input, evidence is added to what was shown.",
    ...{ input: Revision.extend(ById.shape), shownTo: { all: true }, changes: "our records", untrusted: [] },
    procedure: "actions.revise",
  },
  {
    name: "list_members",
    title: "List members",
    description: "A page of members. Pass a member's version on when you act on one.",
    ...{ input: MemberListInput, shownTo: { reads: "read:members" }, changes: "nothing" },
    untrusted: ["items[].name", "items[].email", "items[].company", "items[].statusReason"],
    procedure: "directory.members",
  },
  {
    name: "list_funds",
    title: "List funds",
    description: "A page of funds with their checklists. Pass a fund's version on when you act on one.",
    ...{ input: FundListInput, shownTo: { reads: "read:funds" }, changes: "nothing" },
    untrusted: ["items[].name", "items[].manager", "items[].strategy", "items[].domicile"],
    procedure: "directory.funds",
  },
  {
    name: "list_providers",
    title: "List service providers",
    description: "A page of service providers. Pass a provider's version on when you act on one.",
    ...{ input: ProviderListInput, shownTo: { reads: "read:providers" }, changes: "nothing" },
    untrusted: ["items[].name", "items[].category", "items[].websiteUrl"],
    procedure: "directory.providers",
  },
  {
    name: "upload_evidence",
    title: "Upload evidence",
    description:
      "Takes bytes (base64) or text once and answers their id. Evidence of an action then names them: {kind, title, sha256: id}. For what is large, or shown more than once.",
    ...{ input: EvidenceUpload, shownTo: { all: true }, changes: "our records", untrusted: [] },
    procedure: "evidence.upload",
  },
];

export const TOOLS: readonly McpTool[] = [...FIXED_TOOLS, ...TASK_TOOLS, ...ACTION_TOOLS];

/** Made once: a schema costs more to write down than to send. */
const LISTINGS = TOOLS.map((tool) => ({ shownTo: tool.shownTo, listing: listingOf(tool) }));

/** Also what the agent is not shown: the procedure then refuses, and that it was asked for is on record. */
export const findTool = (name: string): McpTool | undefined => TOOLS.find((tool) => tool.name === name);

export const listToolsFor = (actor: Actor) =>
  LISTINGS.filter(({ shownTo }) => isShown(actor, shownTo)).map(({ listing }) => listing);

function isShown(actor: Actor, shownTo: McpTool["shownTo"]): boolean {
  if ("all" in shownTo) return true;
  if ("reads" in shownTo) return mayRead(actor, shownTo.reads);
  return Boolean(AGENTS.get(actor.id)?.actions.includes(shownTo.asksFor));
}
