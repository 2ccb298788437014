import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verificationTokens } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { PASSWORD, SYSTEM, newStaff } from "@/server/testing/staff-accounts";
import { startFakeOidc } from "@/server/testing/fake-oidc";
import type { FakeOidc } from "@/server/testing/fake-oidc";
import { TestBrowser } from "@/server/testing/auth-browser";
import { startAuthServer } from "@/server/testing/auth-server";
import { eventsOfType } from "@/server/testing/events-of-type";
import { staffFromRequest } from "./session";
import { disableStaff, endSessions } from "./staff";

let database: TestDatabase;
let oidc: FakeOidc;
let server: Awaited<ReturnType<typeof startAuthServer>>;
beforeAll(async () => {
  database = await testDatabase();
  oidc = await startFakeOidc();
  server = await startAuthServer(database.db, {
    ...{
      AUTH_MAGIC_LINK: "1",
      // Never spoken to: the server under test keeps the links it is asked to send.
      SMTP_URL: "smtp://127.0.0.1:1",
      OIDC_ISSUER: oidc.issuer,
      OIDC_CLIENT_ID: oidc.clientId,
      OIDC_CLIENT_SECRET: oidc.clientSecret,
    },
  });
  await newStaff(database.db);
});
afterAll(async () => {
  await Promise.all([server.close(), oidc.close()]);
  await database.close();
});

let clients = 0;
const newBrowser = (url = server.url) => new TestBrowser(url, `192.0.2.${(clients += 1)}`);

const whoIs = async (browser: TestBrowser) => {
  const settings = { secret: server.env.NEXTAUTH_SECRET, publicUrl: server.url };
  return (await staffFromRequest(database.db, browser.headers(), settings))?.staff ?? null;
};

const signIn = (browser: TestBrowser, email: string, password = PASSWORD, more: Record<string, string> = {}) =>
  browser.postForUrl("/api/auth/callback/credentials", { email, password, ...more });

describe("with a password", () => {
  test("the session cookie makes the browser that person, and scripts cannot read it", async () => {
    const { email, id, role } = await newStaff(database.db, { role: "support" });
    const browser = newBrowser();
    const { url } = await signIn(browser, email, PASSWORD, { callbackUrl: "/approvals?status=held" });
    expect(url.href).toBe(`${server.url}/approvals?status=held`);
    expect(await whoIs(browser)).toMatchObject({ id, role });
    const cookie = browser.setCookies.find((line) => line.startsWith("next-auth.session-token="));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(await (await browser.get("/api/auth/session")).json()).toMatchObject({ user: { id, email, role } });
  });

  test("a wrong one is refused without saying which half was wrong", async () => {
    const { email } = await newStaff(database.db);
    const wrong = await signIn(newBrowser(), email, "not the password");
    const unknown = await signIn(newBrowser(), "nobody@hedgeco.example", "not the password");
    expect(wrong.status).toBe(401);
    expect(wrong.url.searchParams.get("error")).toBe("CredentialsSignin");
    expect(unknown).toEqual(wrong);
  });

  test("too many tries are told how long to wait", async () => {
    const { email } = await newStaff(database.db);
    const browser = newBrowser();
    for (let i = 0; i < 5; i += 1) await signIn(browser, email, "not the password");
    const { url } = await signIn(browser, email);
    expect(url.searchParams.get("error")).toMatch(/^Throttled:(29|30)$/);
    expect(await whoIs(browser)).toBeNull();
  });

  test("without the csrf token nobody is signed in", async () => {
    const { email } = await newStaff(database.db);
    const browser = newBrowser();
    await browser.get("/api/auth/csrf");
    await browser.post("/api/auth/callback/credentials", { email, password: PASSWORD, csrfToken: "guessed" });
    expect(await whoIs(browser)).toBeNull();
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example"])(
    "nobody is sent to %s afterwards",
    async (callbackUrl) => {
      const { email } = await newStaff(database.db);
      const { url } = await signIn(newBrowser(), email, PASSWORD, { callbackUrl });
      expect(url.href).toBe(`${server.url}/`);
    },
  );
});

test("a session that was ended loses its cookie at the next look", async () => {
  const { email, id } = await newStaff(database.db);
  const browser = newBrowser();
  await signIn(browser, email);
  await endSessions(database.db, SYSTEM, id);
  expect(await (await browser.get("/api/auth/session")).json()).toEqual({});
  expect(browser.cookies.has("next-auth.session-token")).toBe(false);
});

test("signing out removes the cookie, ends the session for every copy of it and is recorded", async () => {
  const { email, id } = await newStaff(database.db);
  const browser = newBrowser();
  await signIn(browser, email);
  const cookies = new Map(browser.cookies);
  await browser.postForUrl("/api/auth/signout");
  expect(await whoIs(browser)).toBeNull();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  expect(await whoIs(browser)).toBeNull();
  expect((await eventsOfType(database.db, "staff.signed_out")).at(-1)).toMatchObject({ actorId: id });
});

test("on an https address every cookie is secure, and the session's name says so", async () => {
  const { email } = await newStaff(database.db);
  const secure = await startAuthServer(database.db, { PUBLIC_URL: "https://ops.hedgeco.example" });
  const browser = newBrowser(secure.url);
  await signIn(browser, email);
  expect(browser.setCookies.length).toBeGreaterThan(1);
  for (const line of browser.setCookies) expect(line).toMatch(/; Secure/);
  expect(browser.cookies.has("__Secure-next-auth.session-token")).toBe(true);
  await secure.close();
});

describe("with a mailed link", () => {
  const askForLink = (browser: TestBrowser, email: string) => browser.postForUrl("/api/auth/signin/email", { email });
  const linksTo = (email: string) => server.links.filter(({ to }) => to === email);
  const follow = (browser: TestBrowser, link: string) => browser.post(link.slice(server.url.length));

  async function mailedLink(email: string): Promise<string> {
    await askForLink(newBrowser(), email);
    return linksTo(email).at(-1)?.url ?? "none";
  }

  test("a stranger's request looks the same, but no mail and no token is made", async () => {
    const { email } = await newStaff(database.db);
    const known = await askForLink(newBrowser(), email);
    const before = await database.db.$count(verificationTokens);
    const stranger = await askForLink(newBrowser(), "stranger@hedgeco.example");
    expect(stranger).toEqual(known);
    expect(linksTo(email)).toHaveLength(1);
    expect(linksTo("stranger@hedgeco.example")).toEqual([]);
    expect(await database.db.$count(verificationTokens)).toBe(before);
  });

  test("the link signs in once", async () => {
    const { email, id } = await newStaff(database.db, { hasPassword: false });
    const link = await mailedLink(email);
    const browser = newBrowser();
    await follow(browser, link);
    expect(await whoIs(browser)).toMatchObject({ id });
    expect((await eventsOfType(database.db, "staff.signed_in")).at(-1)).toMatchObject({
      actorId: id,
      body: { method: "link" },
    });
    const second = newBrowser();
    const again = await follow(second, link);
    expect(again.headers.get("location")).toContain("error=Verification");
    expect(await whoIs(second)).toBeNull();
  });

  test("an old link, a link of somebody disabled and a changed link do not", async () => {
    const { db } = database;
    const late = await newStaff(db);
    const lateLink = await mailedLink(late.email);
    await db.update(verificationTokens).set({ expiresAt: sql`now() - interval '1 second'` });
    const disabled = await newStaff(db);
    const disabledLink = await mailedLink(disabled.email);
    await disableStaff(db, SYSTEM, disabled.id);
    const other = await newStaff(db);
    const stolen = (await mailedLink(other.email)).replace(/token=[0-9a-f]{4}/, "token=0000");
    for (const link of [lateLink, disabledLink, stolen]) {
      const browser = newBrowser();
      await follow(browser, link);
      expect(await whoIs(browser)).toBeNull();
    }
  });

  test("nobody's mailbox is flooded", async () => {
    const { email } = await newStaff(database.db);
    const browser = newBrowser();
    for (let i = 0; i < 8; i += 1) await askForLink(browser, email);
    expect(linksTo(email)).toHaveLength(5);
  });
});

describe("with the identity provider", () => {
  async function enter(browser: TestBrowser, claims: Record<string, unknown>): Promise<string> {
    oidc.claims = { sub: "provider-id-1", ...claims };
    const { url } = await browser.postForUrl("/api/auth/signin/oidc", { callbackUrl: "/audit" });
    const authorized = await fetch(url, { redirect: "manual" });
    const back = new URL(authorized.headers.get("location") ?? "", server.url);
    const response = await browser.get(back.pathname + back.search);
    return response.headers.get("location") ?? "";
  }

  test("a verified address of existing staff enters as that person", async () => {
    const { email, id } = await newStaff(database.db, { role: "editor", hasPassword: false });
    const browser = newBrowser();
    expect(await enter(browser, { email: email.toUpperCase(), email_verified: true })).toBe(`${server.url}/audit`);
    expect(await whoIs(browser)).toMatchObject({ id, role: "editor" });
    expect((await eventsOfType(database.db, "staff.signed_in")).at(-1)).toMatchObject({
      actorId: id,
      body: { method: "oidc" },
    });
  });

  test("entering while somebody else is signed in makes the browser the newcomer", async () => {
    const first = await newStaff(database.db);
    const second = await newStaff(database.db);
    const browser = newBrowser();
    await signIn(browser, first.email);
    await enter(browser, { email: second.email, email_verified: true });
    expect(await whoIs(browser)).toMatchObject({ id: second.id });
  });

  test("a stranger, an unverified address and somebody disabled stay outside", async () => {
    const { db } = database;
    const { email } = await newStaff(db);
    const disabled = await newStaff(db);
    await disableStaff(db, SYSTEM, disabled.id);
    const refused = [
      { email: "stranger@hedgeco.example", email_verified: true },
      { email, email_verified: false },
      { email },
      { email_verified: true },
      { email: disabled.email, email_verified: true },
    ];
    for (const claims of refused) {
      const browser = newBrowser();
      expect(await enter(browser, claims)).toContain("error=AccessDenied");
      expect(await whoIs(browser)).toBeNull();
    }
    expect((await eventsOfType(db, "staff.sign_in_failed")).at(-1)).toMatchObject({ body: { method: "oidc" } });
  });

  test("an answer that this browser did not ask for is refused", async () => {
    const { email } = await newStaff(database.db);
    oidc.claims = { sub: "provider-id-1", email, email_verified: true };
    const asked = newBrowser();
    const { url } = await asked.postForUrl("/api/auth/signin/oidc");
    const authorized = await fetch(url, { redirect: "manual" });
    const back = new URL(authorized.headers.get("location") ?? "", server.url);
    const victim = newBrowser();
    await victim.get(back.pathname + back.search);
    expect(await whoIs(victim)).toBeNull();
  });
});

describe("while the database fails", () => {
  let broken: TestDatabase;
  let failing: Awaited<ReturnType<typeof startAuthServer>>;
  let email: string;
  beforeAll(async () => {
    broken = await testDatabase();
    ({ email } = await newStaff(broken.db));
    await broken.ownerDb.execute(sql`alter table sign_in_failures rename to gone`);
    failing = await startAuthServer(broken.db, { AUTH_MAGIC_LINK: "1", SMTP_URL: "smtp://127.0.0.1:1" });
  });
  afterAll(async () => {
    await failing.close();
    await broken.close();
  });

  test.each(["callback/credentials", "signin/email"])(
    "%s says so in one word, and nothing of the reason",
    async (path) => {
      const fields = { email, password: PASSWORD, callbackUrl: "/audit" };
      const { url } = await newBrowser(failing.url).postForUrl(`/api/auth/${path}`, fields);
      expect(url.searchParams.getAll("error")).toEqual(["Unavailable"]);
      expect(decodeURIComponent(url.href)).not.toMatch(/failed query|gone|insert|params/i);
    },
  );
});

test("what is not configured is not offered", async () => {
  const plain = await startAuthServer(database.db);
  const offered: unknown = await (await newBrowser(plain.url).get("/api/auth/providers")).json();
  expect(Object.keys(Object(offered))).toEqual(["credentials"]);
  await plain.close();
});
