import { parseArgs } from "node:util";
import { houseKernel } from "@/server/house-kernel";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { createDraft } from "@/server/policy-desk/create-draft";

export const policyDraft: Command = {
  words: "policy draft",
  usage: "<parameter>=<JSON> … --note TEXT",
  does: "makes a draft of the active policy with these changes and prints its number",
  async run(args, { db, actor, print }) {
    const { values, positionals } = parseArgs({ args, options: { note: { type: "string" } }, allowPositionals: true });
    if (!values.note || positionals.length === 0) throw new UsageError("Give changes, and say why with --note.");
    const changes = Object.fromEntries(positionals.map(readChange));
    const { id } = await createDraft(houseKernel({ db, hint: () => undefined }), actor, { changes, note: values.note });
    print(String(id));
  },
};

function readChange(text: string): [string, unknown] {
  const [name = "", ...rest] = text.split("=");
  try {
    return [name, JSON.parse(rest.join("="))];
  } catch {
    throw new UsageError(`"${text}" is not <parameter>=<JSON>.`);
  }
}
