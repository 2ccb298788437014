import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { testDatabase } from "@/server/testing/database";
import { evaluate } from "./evaluate";
import { readSets } from "./read-sets";
import { attackTable, benignTable, carriedTable, findingLines } from "./report";
import { findingsOf, tally, unmappedIn } from "./tally";
import { GRANTS } from "./crew";
import { carry } from "./unmoved";
import { evaluateWebhooks } from "./webhooks/evaluate-webhooks";

const QUICK_MAX = 12;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, seed: { type: "string", default: "1" } },
});
const [dir] = positionals;
const seed = Number(values.seed);
if (dir === undefined || !existsSync(dir) || !Number.isInteger(seed)) {
  console.error(
    "npm run eval -- DIR [--quick] [--seed N]: DIR holds agents/ and adversarial/, as docs/safety.md says.",
  );
  process.exit(2);
}

const startMs = performance.now();
const { cases, injections, missing } = readSets({
  dir,
  seed,
  max: values.quick ? QUICK_MAX : Number.POSITIVE_INFINITY,
});
const webhooks = await evaluateWebhooks(dir);
if (cases.length + injections.length + webhooks.lines.length === 0) {
  console.error(`There are no cases in ${dir}.`);
  process.exit(2);
}
const database = await testDatabase();
const results = await evaluate(database.db, cases);
const carried = await carry(database.db, injections);
await database.close();

const rows = GRANTS.flatMap((grants) => tally(results, grants));
const findings = findingsOf(results);
const unmapped = unmappedIn(results);
console.log(`\n${attackTable(rows.filter(({ side }) => side === "attack"))}`);
console.log(`\n${benignTable(rows.filter(({ side }) => side === "benign"))}`);
console.log(`\n${carriedTable(carried)}\n`);
for (const text of findingLines(findings)) console.log(text);
for (const line of webhooks.lines) console.log(line);
const absent = [...missing, ...webhooks.missing];
if (absent.length > 0) console.log(`\nNot there: ${absent.join(", ")}`);
if (unmapped.length > 0) console.log(`\nNobody has looked at these tools: ${unmapped.join(", ")}`);

const holes = findings.filter(({ accepted }) => accepted === null);
const moved = carried.flatMap(({ milder }) => milder);
const labelled = carried.filter(({ carrier, running }) => carrier === "evidence from outside" && running > 0);
for (const text of moved) console.log(`MILDER ${text}`);
console.log(
  `\nSeed ${seed}${values.quick ? ", a sample" : ""}, ${((performance.now() - startMs) / 1_000).toFixed(0)} s: ` +
    `${holes.length} holes, ${moved.length} verdicts made milder by words, ${webhooks.wrong} webhooks taken wrongly.`,
);
process.exit(holes.length + moved.length + labelled.length + webhooks.wrong > 0 ? 1 : 0);
