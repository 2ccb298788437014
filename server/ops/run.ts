import { KernelError } from "@/server/kernel/errors";
import { UsageError } from "./command";
import type { Command, Ops } from "./command";
import { COMMANDS } from "./commands";
import { reasonOf } from "./reason-of";

const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Finds the command that the words name, runs it, and answers the process's exit code. */
export async function runOps(argv: readonly string[], ops: Ops): Promise<number> {
  const found = findCommand(argv);
  if (!found) {
    const isAsked = argv.length === 0 || ["help", "--help", "-h"].includes(argv[0] ?? "");
    ops.note(helpText());
    return isAsked ? EXIT.done : EXIT.usage;
  }
  try {
    return (await found.command.run(found.args, ops)) ?? EXIT.done;
  } catch (error) {
    return explain(error, found.command, ops);
  }
}

function findCommand(argv: readonly string[]): { command: Command; args: string[] } | null {
  for (const command of COMMANDS) {
    const words = command.words.split(" ");
    if (words.every((word, i) => argv[i] === word)) return { command, args: argv.slice(words.length) };
  }
  return null;
}

function explain(error: unknown, command: Command, { note }: Ops): number {
  if (error instanceof UsageError || isParseArgsError(error)) {
    note(error.message);
    note(`Usage: npm run ops -- ${command.words} ${command.usage}`.trimEnd());
    return EXIT.usage;
  }
  note(error instanceof KernelError ? error.message : `Failed: ${reasonOf(error)}`);
  return EXIT.failed;
}

const isParseArgsError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

function helpText(): string {
  const lines = COMMANDS.map(({ words, usage, does }) => `  ${`${words} ${usage}`.trimEnd()}\n      ${does}`);
  return ["Usage: npm run ops -- <command>", "", ...lines].join("\n");
}
