import type { Ops } from "./command";

export interface CheckResult {
  /** warn: works, but not as a real installation should. */
  level: "ok" | "warn" | "fail";
  text: string;
}

export type Check = (ops: Pick<Ops, "db" | "env">) => Promise<CheckResult>;
