import { defineConfig, devices } from "@playwright/test";

const { E2E_BASE_URL, E2E_REPORT, CHROMIUM_PATH, CI } = process.env;

/** What Chromium needs as root, in a container and on a closed network. */
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e/flows",
  outputDir: "test-results",
  forbidOnly: CI === "true",
  fullyParallel: false,
  // The flows share one console and one database; two of them at a time would see each other's decisions. That every
  // page is whole needs nobody's decision, so it is looked at meanwhile.
  workers: 2,
  projects: [
    { name: "flows", testIgnore: "pages.spec.ts", workers: 1 },
    { name: "pages", testMatch: "pages.spec.ts", workers: 1 },
  ],
  // A loaded machine may stall one step; a flow that fails twice is broken.
  retries: CI === "true" ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: E2E_REPORT ? [["list"], ["json", { outputFile: E2E_REPORT }]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: E2E_BASE_URL,
    viewport: { width: 1440, height: 900 },
    // Recording every flow would take a fifth of its time.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: CHROMIUM_PATH, args: CHROMIUM_FLAGS },
  },
});
