// Stamps the identity of the rules' code into server/policies/revision.gen.ts, so that a stored decision names the
// code that made it. `--check` fails when the stamp is old instead of writing it.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const STAMP = "server/policies/revision.gen.ts";
const KERNEL_FILES = ["assess", "count-earlier", "facts", "rule", "standing", "terms"].map(
  (name) => `server/kernel/${name}.ts`,
);

/** Rules, the actions that name them, and the loaders of the facts they read. */
const FOLDERS = ["server/policies", "server/actions", "server/members", "server/news"];

const isSource = (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".gen.ts");
const sourcesIn = (folder) =>
  readdirSync(folder)
    .filter(isSource)
    .map((name) => `${folder}/${name}`);

export function policyRevision() {
  const files = [...KERNEL_FILES, ...FOLDERS.flatMap(sourcesIn)].sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 16);
}

const stampOf = (revision) => `// Written by tools/policy-revision.mjs; \`npm run check\` fails when it is old.
export const POLICY_CODE_HASH = "${revision}";
`;

if (process.argv[1]?.endsWith("policy-revision.mjs")) {
  const wanted = stampOf(policyRevision());
  if (!process.argv.includes("--check")) writeFileSync(STAMP, wanted);
  else if (readFileSync(STAMP, "utf8") !== wanted) {
    console.error(`${STAMP} is old: the rules have changed. Run: node tools/policy-revision.mjs`);
    process.exitCode = 1;
  }
}
