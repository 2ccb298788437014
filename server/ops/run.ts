import { KernelError } from "@/server/kernel/errors";
import { UsageError } from "./command";
import type { Command, Ops } from "./command";
import { COMMANDS } from "./commands";
import { reasonOf } from "./reason-of";

const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Runs the command that the words name, and answers the process's exit code. */
export async function runOps(argv: readonly string[], ops: Ops): Promise<number> {
  const found = findCommand(argv);
  if (!found || isHelp(found.args)) return explainCommands(argv, ops.note) ?? EXIT.usage;
  const { command, args } = found;
  try {
    refuseUnknown(command, args);
    return (await command.run(args, ops)) ?? EXIT.done;
  } catch (error) {
    return explain(error, command, ops);
  }
}

/** Answers what needs no installation: what commands there are, and how one is typed. Null: there is a command to run. */
export function explainCommands(argv: readonly string[], note: Ops["note"]): number | null {
  const found = findCommand(argv);
  if (found && !isHelp(found.args)) return null;
  if (found) {
    note(`${usageOf(found.command)}\n${found.command.does}`);
    return EXIT.done;
  }
  const isAsked = argv.length === 0 || isHelp(argv) || argv[0] === "help";
  if (!isAsked) note(`There is no command "${argv.join(" ")}".\n`);
  note(helpText());
  return isAsked ? EXIT.done : EXIT.usage;
}

const isHelp = (args: readonly string[]): boolean => args.includes("--help") || args.includes("-h");

/** An option that its usage does not name would be ignored by some commands, as if it had been heard. */
function refuseUnknown({ usage }: Command, args: readonly string[]): void {
  const known = new Set(usage.match(/--[a-z-]+/g));
  const unknown = args.find((arg) => arg.startsWith("-") && !known.has(arg.split("=")[0] ?? arg));
  const surplus = usage === "" ? args[0] : undefined;
  const wrong = unknown ?? surplus;
  if (wrong !== undefined) throw new UsageError(`"${wrong}" means nothing to this command.`);
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
    note(usageOf(command));
    return EXIT.usage;
  }
  note(error instanceof KernelError ? error.message : `Failed: ${reasonOf(error)}`);
  return EXIT.failed;
}

const isParseArgsError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

const usageOf = ({ words, usage }: Command): string => `Usage: npm run ops -- ${words} ${usage}`.trimEnd();

function helpText(): string {
  const lines = COMMANDS.map(({ words, usage, does }) => `  ${`${words} ${usage}`.trimEnd()}\n      ${does}`);
  return ["Usage: npm run ops -- <command>", "", ...lines].join("\n");
}
