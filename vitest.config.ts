import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const EXCLUDED = ["node_modules", ".next", ".next-test", ".data", "e2e"];

/** A test that asks for a database or a Redis of the run belongs to the kernel suite, wherever it stands. */
const NEEDS_SERVICES = /testing\/(database|test-env|redis)|TEST_DATABASE_ADMIN_URL|TEST_REDIS_URL/;

const testFiles = globSync("**/*.test.{ts,tsx}", { cwd: ROOT, exclude: (name) => EXCLUDED.includes(name) });
const attackFiles = testFiles.filter((file) => file.endsWith(".attack.test.ts"));
const otherFiles = testFiles.filter((file) => !attackFiles.includes(file));
const kernelFiles = otherFiles.filter((file) => NEEDS_SERVICES.test(readFileSync(ROOT + file, "utf8")));
const unitFiles = otherFiles.filter((file) => !kernelFiles.includes(file));
// Files share the modules of their process: importing them anew for each took longer than the tests. A file that changes
// what a module holds (useApp) sets it in its own beforeAll.
const SHARED = { isolate: false };
const PATIENT = { ...SHARED, testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  resolve: {
    alias: {
      "@": ROOT.replace(/\/$/, ""),
      // openapi-typescript prints with the compiler's old programming interface, which TypeScript 7 has no more.
      typescript: "@ts-morph/common/dist/typescript.js",
    },
  },
  test: {
    server: { deps: { inline: ["openapi-typescript"] } },
    // What a module reads when it is imported; a test that connects takes its addresses from server/testing.
    env: {
      DATABASE_URL: "postgres://unused@127.0.0.1:1/unused",
      REDIS_URL: "redis://127.0.0.1:1",
      NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
      LOG_LEVEL: "silent",
    },
    projects: [
      { extends: true, test: { name: "unit", include: unitFiles, ...SHARED } },
      { extends: true, test: { name: "kernel", include: kernelFiles, ...PATIENT } },
      { extends: true, test: { name: "attacks", include: attackFiles, ...PATIENT } },
    ],
  },
});
