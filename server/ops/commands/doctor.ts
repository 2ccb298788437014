import type { Command, Ops } from "@/server/ops/command";
import { reasonOf } from "@/server/ops/reason-of";
import type { Check, CheckResult } from "@/server/ops/check";
import { checkLag } from "@/server/ops/checks/lag";
import { checkMail } from "@/server/ops/checks/mail";
import { checkMigrations } from "@/server/ops/checks/migrations";
import { checkPolicy } from "@/server/ops/checks/policy";
import { checkPostgres } from "@/server/ops/checks/postgres";
import { checkRedis } from "@/server/ops/checks/redis";
import { checkSeal } from "@/server/ops/checks/seal";
import { checkTrail } from "@/server/ops/checks/trail";

const CHECKS: readonly (readonly [title: string, check: Check])[] = [
  ["Postgres", checkPostgres],
  ["Migrations", checkMigrations],
  ["Audit trail", checkTrail],
  ["Seal", checkSeal],
  ["Policy", checkPolicy],
  ["Redis", checkRedis],
  ["Relay", checkLag("relay")],
  ["Outbox", checkLag("outbox")],
  ["Mail", checkMail],
];
const TITLE_CHARS = 12;

export const doctor: Command = {
  words: "doctor",
  usage: "",
  does: "checks everything the installation needs; exit code 1 when something fails",
  async run(_, ops) {
    const results = await Promise.all(CHECKS.map(([, check]) => examine(check, ops)));
    for (const [i, { level, text }] of results.entries()) {
      ops.print(`${level.padEnd(4)}  ${CHECKS[i]?.[0].padEnd(TITLE_CHARS)}  ${text}`);
    }
    return results.some(({ level }) => level === "fail") ? 1 : 0;
  },
};

async function examine(check: Check, ops: Ops): Promise<CheckResult> {
  try {
    return await check(ops);
  } catch (error) {
    return { level: "fail", text: `could not be checked: ${reasonOf(error)}` };
  }
}
