/** A call of a tool as a benchmark published it, in the words that it carries. */
export interface ToolCall {
  tool: string;
  /** What the caller wants to be said or done, as text: arguments, or the instruction that asked for it. */
  words: string;
}

/** One published case. `attack`: the calls serve whoever planted the words, or are the mistake a benchmark warns of. */
export interface EvalCase {
  /** As the benchmark names it. */
  id: string;
  set: string;
  side: "attack" | "benign";
  calls: readonly ToolCall[];
  /** What the agent has read from outside and was moved by; null: the benchmark has no such text. */
  outside: string | null;
}

/** Reads one folder's files as they are; answers nothing where a file is not there. */
export interface CaseReader {
  /** The folder below the data folder. */
  folder: string;
  read: (files: CaseFiles, seed: number) => EvalCase[];
}

/** A folder of JSON, JSON lines and text, by the file's name. */
export interface CaseFiles {
  lines: (name: string) => unknown[];
  json: (name: string) => unknown;
  names: readonly string[];
}
