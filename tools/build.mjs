import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { installedBin, projectNode, root } from "./paths.mjs";
import { runToEnd } from "./processes.mjs";
import { step } from "./progress.mjs";

/** Everything that can change what `next build` makes. */
const INPUTS = [
  "app",
  "components",
  "server",
  "drizzle/schema",
  "public",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "proxy.ts",
  "tailwind.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

const isTest = (file) => /\.test\.tsx?$/.test(file);

const buildStamp = () => contentHash(root, INPUTS, { skip: isTest });

export function isBuilt(distDir, stamp = buildStamp()) {
  const file = stampFile(distDir);
  return existsSync(file) && readFileSync(file, "utf8") === stamp && existsSync(join(root, distDir, "BUILD_ID"));
}

/** Builds the web application, unless what it is made of is what the last build was made of. */
export async function ensureBuilt({ distDir, env, logsDir, signal, onStart }) {
  const stamp = buildStamp();
  if (isBuilt(distDir, stamp)) return;
  rmSync(stampFile(distDir), { force: true });
  mkdirSync(join(root, distDir), { recursive: true });
  await step("Building the web application", () =>
    runToEnd({
      name: "next build",
      command: projectNode,
      args: [installedBin("next"), "build"],
      env: { ...env, NODE_ENV: "production", OPS_NEXT_DIST: distDir },
      logFile: join(logsDir, "build.log"),
      signal,
      onStart,
    }),
  );
  writeFileSync(stampFile(distDir), stamp);
}

const stampFile = (distDir) => join(root, distDir, "inputs.sha256");
