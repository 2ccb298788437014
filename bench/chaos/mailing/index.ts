import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withServices } from "@/bench/chaos/with-services";
import { judgeMailing } from "./judge-mailing";
import { runMailing } from "./run-mailing";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    readers: { type: "string", default: "5000" },
    kills: { type: "string", default: "10" },
    report: { type: "string" },
  },
});

const controller = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
const [seed, readers, kills] = (["seed", "readers", "kills"] as const).map(number);
if (seed === undefined || readers === undefined || kills === undefined) process.exit(2);

const startMs = performance.now();
const seconds = () => ((performance.now() - startMs) / 1_000).toFixed(1);
const say = (line: string) => console.log(`[${seconds().padStart(6)} s] ${line}`);

console.log(
  `Seed ${seed}. The same again: npm run chaos:campaign -- --seed ${seed} --readers ${readers} --kills ${kills}`,
);
const outcome = await withServices(controller.signal, ({ redisUrl }) =>
  runMailing({ seed, readers, kills, redisUrl, say }),
);
const verdicts = judgeMailing(outcome);
console.log();
for (const { name, ok, detail } of verdicts) console.log(`${ok ? "✓" : "✗"} ${name}: ${detail}`);
console.log(`\nSeed ${seed}, ${seconds()} s`);
if (values.report) writeFileSync(values.report, JSON.stringify(verdicts.map(({ name, ok }) => ({ name, ok }))));
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1);

function number(name: "seed" | "readers" | "kills"): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${name} is "${values[name]}", but it is a whole number.`);
  process.exit(2);
}
