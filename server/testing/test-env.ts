/** Where the test run's Postgres and Redis are; tools/test.mjs starts both and sets these. */
function required(name: "TEST_DATABASE_ADMIN_URL" | "TEST_REDIS_URL"): string {
  // oxlint-disable-next-line node/no-process-env -- the tests' own door to the environment, as server/env.ts is the product's
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run the tests through npm test.`);
  return value;
}

export const testAdminUrl = (): string => required("TEST_DATABASE_ADMIN_URL");
export const testRedisUrl = (): string => required("TEST_REDIS_URL");

/** Number of the vitest process, from 1; no two that run at the same time share it. */
// oxlint-disable-next-line node/no-process-env -- set by the test runner itself
export const poolId = (): number => Number(process.env.VITEST_POOL_ID ?? 1);

/** FUZZ_RUNS and FUZZ_SEED: more of it, or what was found before. By default few, and always the same. */
export function fuzzing(): { runs: number; seed: number } {
  // oxlint-disable-next-line node/no-process-env -- for whoever runs one test by hand
  const { FUZZ_RUNS = "400", FUZZ_SEED = "1" } = process.env;
  return { runs: Number(FUZZ_RUNS), seed: Number(FUZZ_SEED) };
}
