import type { APIRequestContext } from "@playwright/test";
import { consoleUnderTest } from "@/e2e/console-under-test";
import { expect, test } from "@/e2e/fixtures";
import { expectLoaded, watchForErrors } from "@/e2e/page-health";

const PAGES = ["/", "/sign-in", "/approvals", "/no-such-page"];
const OTHERS = ["/api/health", "/api/v1/me", "/api/v1/nothing", "/api/trpc/me.get", "/api/auth/csrf", "/api/metrics"];

test("every answer says that nobody may frame it, guess its type or learn its address", async ({ request }) => {
  for (const path of [...PAGES, ...OTHERS, "/icon.svg", await anyScript(request)]) {
    const headers = (await request.get(path)).headers();
    expect.soft(headers, path).toMatchObject({
      "content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect.soft(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("a page runs the scripts of its own answer and no other", async ({ request }) => {
  const nonces = [];
  for (const path of [...PAGES, ...PAGES]) {
    const response = await request.get(path);
    const policy = response.headers()["content-security-policy"] ?? "";
    const [, nonce = "none"] = /script-src 'nonce-([^']+)' 'strict-dynamic'(;|$)/.exec(policy) ?? [];
    nonces.push(nonce);
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(new Set(nonces).size).toBe(nonces.length);
});

test("what is no page allows nothing at all", async ({ request }) => {
  for (const path of OTHERS) {
    const policy = (await request.get(path)).headers()["content-security-policy"];
    expect(policy, path).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }
});

test("a stranger's page cannot show the console in a frame", async ({ evan }) => {
  const stranger = await evan.context().newPage();
  const body = `<iframe src="${consoleUnderTest.url}/approvals"></iframe>`;
  await stranger.route("http://stranger.example/", (route) => route.fulfill({ contentType: "text/html", body }));
  await stranger.goto("http://stranger.example/");
  const addresses = () => stranger.frames().map((frame) => frame.url());
  await expect.poll(addresses).toEqual(["http://stranger.example/", "chrome-error://chromewebdata/"]);
});

test("charts, dialogs and a picture as evidence need nothing that the policy forbids", async ({
  evan,
  shaggy,
  world,
}) => {
  const errors = watchForErrors(evan);
  const member = await world.pendingMember();
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const { id } = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
    evidence: [{ kind: "screenshot", title: "Passport", contentType: "image/png", base64: png }],
  });
  await evan.goto("/");
  await expectLoaded(evan);
  await evan.goto(`/approvals/${id}`);
  await expectLoaded(evan);
  await evan.getByRole("button", { name: "Enlarge Passport" }).click();
  await expect(evan.getByRole("dialog").getByRole("img", { name: "Passport" })).toHaveJSProperty("naturalWidth", 1);
  expect(errors).toEqual([]);
});

async function anyScript(request: APIRequestContext): Promise<string> {
  const page = await (await request.get("/sign-in")).text();
  return /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? "/no-script-on-the-page";
}
