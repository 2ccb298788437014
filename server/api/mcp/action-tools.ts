import { ACTION_NAMES, ACTIONS } from "@/server/actions";
import type { ActionName } from "@/server/actions";
import { unparsed } from "@/server/api/operations";
import { Submission } from "@/server/kernel/admit";
import type { ActionKind } from "@/server/kernel/define-action";
import type { McpTool } from "./tool";

const { evidence, note, idempotencyKey, parentId, dryRun } = Submission.shape;

/** What any submission says beside its input, in words for a model. */
const FIELDS = {
  evidence: evidence.describe("What people decide by; each item has exactly one of text, json, base64, url"),
  note: note.describe("What the approver should read"),
  idempotencyKey: idempotencyKey.describe("One for each intention, kept when the call is repeated"),
  parentId: parentId.describe("The settled action that this one tries again"),
  dryRun: dryRun.describe("Answers what would happen; nothing is stored"),
};

/** One tool for each kind of the catalogue. */
export const ACTION_TOOLS: readonly McpTool[] = ACTION_NAMES.flatMap((name) => {
  const kind = ACTIONS.get(name);
  return kind ? [toolOf(name, kind)] : [];
});

function toolOf(action: ActionName, kind: ActionKind): McpTool {
  return {
    name: toolName(action),
    title: kind.title,
    description: `${kind.title}: submits the action ${action}. Policy looks at: ${rulesOf(kind)}.`,
    input: Submission.omit({ action: true }).extend({ input: kind.input, ...FIELDS }),
    shownTo: { asksFor: action },
    changes: kind.port === "database" ? "our records" : "the world",
    untrusted: [],
    call: (caller, input) => unparsed(caller.actions.submit)({ ...input, action }),
  };
}

/** Model providers take letters, digits, underscores and hyphens in a tool's name, and no dots. */
export function toolName(action: string): string {
  return action.replaceAll(".", "_");
}

function rulesOf({ rules }: ActionKind): string {
  return rules.map(({ title }) => title).join("; ") || "its caps alone";
}
