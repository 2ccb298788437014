// Stamps the identity of the rules' code into server/policies/revision.gen.ts, so that a stored decision names the
// code that made it. `--check` fails when the stamp is old instead of writing it.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const STAMP = "server/policies/revision.gen.ts";
const KERNEL_FILES = [
  "assess",
  "count-earlier",
  "facts",
  "kernel-rules",
  "rule",
  "standing",
  "terms",
  "window-targets",
].map((name) => `server/kernel/${name}.ts`);

/** Rules, the actions that name them, the loaders of the facts they read, and what decides over a mail. */
const PLACES = [
  "server/policies",
  "server/actions",
  "server/members",
  "server/news",
  "server/email/fields.ts",
  "server/email/foreign-hosts.ts",
  "server/email/foreign-links.ts",
  "server/email/free-words.ts",
  "server/email/hosts-in.ts",
  "server/email/site-hosts.ts",
  "server/email/suppression.ts",
  "server/email/templates/registry.ts",
];

const isSource = (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".gen.ts");
const sourcesIn = (place) =>
  place.endsWith(".ts")
    ? [place]
    : readdirSync(place)
        .filter(isSource)
        .map((name) => `${place}/${name}`);

export function policyRevision() {
  const files = [...KERNEL_FILES, ...PLACES.flatMap(sourcesIn)].sort((a, b) => (a < b ? -1 : 1));
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 16);
}

const stampOf = (revision) => `// Written by tools/policy-revision.mjs; \`npm run check\` fails when it is old.
export const POLICY_CODE_HASH = "${revision}";
`;

if (process.argv[1]?.endsWith("policy-revision.mjs")) {
  const revision = policyRevision();
  const isCurrent = readFileSync(STAMP, "utf8") === stampOf(revision);
  if (isCurrent) console.log(`${STAMP} is current: ${revision}.`);
  else if (!process.argv.includes("--check")) {
    writeFileSync(STAMP, stampOf(revision));
    console.log(`The rules have changed: stamped ${revision} into ${STAMP}.`);
  } else {
    console.error(`${STAMP} is old: the rules have changed. Run: node tools/policy-revision.mjs`);
    process.exitCode = 1;
  }
}
