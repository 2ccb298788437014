import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agents } from "@/drizzle/schema/agents";
import { signInWithPassword } from "@/server/auth/sign-in";
import { verifyStaffToken } from "@/server/auth/verify-staff-token";
import { verifyAgentKey } from "@/server/auth/verify-agent-key";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { testOps } from "@/server/testing/test-ops";
import { COMMANDS } from "./commands";
import { runOps } from "./run";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await run("staff create --email first@hedgeco.example --name First --role operator");
});
afterAll(() => database.close());

async function run(line: string, stdin = "", variables: Record<string, string> = {}) {
  const { ops, out, notes } = testOps(database.db, { stdin, variables });
  const code = await runOps(line.split(" "), ops);
  return { code, out, notes: notes.join("\n") };
}

const key = (secret: string | undefined) => verifyAgentKey(database.db, secret ?? "none");

test("an agent key is the only thing on standard output, and works", async () => {
  const { code, out } = await run("agent key create velma --label laptop");
  expect(code).toBe(0);
  expect(out).toHaveLength(1);
  expect(await key(out[0])).toMatchObject({ agent: "velma" });
});

test("a rotated key and its successor both work; revoked, the old one does not; no list shows a secret", async () => {
  const { out: old } = await run("agent key create shaggy");
  const { keyId } = (await key(old[0])) ?? { keyId: "none" };
  const { out: next } = await run(`agent key rotate ${keyId} --overlap-hours 2`);
  expect(await key(old[0])).not.toBeNull();
  expect(await key(next[0])).toMatchObject({ agent: "shaggy" });
  await run(`agent key revoke ${keyId}`);
  expect(await key(old[0])).toBeNull();
  const list = await run("agent key list shaggy");
  expect(list.out).toHaveLength(2);
  expect(list.out.join("\n")).toMatch(/revoked/);
  for (const secret of [old[0], next[0]]) expect(list.out.join("\n")).not.toContain(secret);
});

test("an agent is paused with a reason and resumed", async () => {
  const fred = async () => (await database.db.select().from(agents).where(eq(agents.name, "fred")))[0];
  await run("agent pause fred --reason broken");
  expect(await fred()).toMatchObject({ pauseReason: "broken", pausedBy: "system:ops" });
  expect((await fred())?.pausedAt).not.toBeNull();
  await run("agent resume fred");
  expect(await fred()).toMatchObject({ pausedAt: null, pauseReason: null });
});

test("a callback gets a secret, and an address inside the network is refused", async () => {
  const allowed = { WEBHOOK_ALLOW_HOSTS: "127.0.0.1:9" };
  const { out } = await run("agent callback set velma http://127.0.0.1:9/told", "", allowed);
  expect(out[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const [velma] = await database.db.select().from(agents).where(eq(agents.name, "velma"));
  expect(velma).toMatchObject({
    callbackUrl: "http://127.0.0.1:9/told",
    callbackSecret: out[0],
    callbackEnabled: true,
  });
  const rotated = await run("agent callback rotate velma --overlap-hours 2");
  const [later] = await database.db.select().from(agents).where(eq(agents.name, "velma"));
  expect(later).toMatchObject({ callbackSecret: rotated.out[0], callbackSecretBefore: out[0] });
  expect(rotated.out[0]).not.toBe(out[0]);
  const refused = await run("agent callback set velma https://10.0.0.1/told");
  expect(refused).toMatchObject({ code: 1, out: [] });
  expect(refused.notes).toContain("not a public internet address");
});

test("a new person can sign in with the password shown, or with the one given on standard input", async () => {
  const client = "203.0.113.8";
  const shown = await run("staff create --email evan@hedgeco.example --name Evan --role operator");
  const attempt = { email: "evan@hedgeco.example", password: shown.out[0] ?? "none", client };
  expect(await signInWithPassword(database.db, attempt)).toMatchObject({
    outcome: "signed_in",
    staff: { role: "operator" },
  });
  const given = "staff create --email kim@hedgeco.example --name Kim --role support --password-stdin";
  expect(await run(given, "a password from a pipe\n")).toMatchObject({ code: 0, out: [] });
  const piped = { email: "kim@hedgeco.example", password: "a password from a pipe", client };
  expect(await signInWithPassword(database.db, piped)).toMatchObject({ outcome: "signed_in" });
});

test("a person's role, token and access are changed by their address", async () => {
  await run("staff create --email lee@hedgeco.example --name Lee --role viewer");
  const { out } = await run("staff token create LEE@hedgeco.example --days 7");
  const owner = async () => (await verifyStaffToken(database.db, out[0] ?? "none"))?.owner ?? null;
  await run("staff role lee@hedgeco.example editor");
  expect(await owner()).toMatchObject({ role: "editor" });
  await run("staff disable lee@hedgeco.example");
  expect(await owner()).toBeNull();
  await run("staff enable lee@hedgeco.example");
  // Whatever ended somebody's access ended their tokens for good.
  expect(await owner()).toBeNull();
});

test("the policy is printed as JSON", async () => {
  const { out } = await run("policy show");
  expect(JSON.parse(out.join("\n"))).toMatchObject({ bulkTypedCountFrom: 25 });
});

test.each([
  "agent key create",
  "agent key create a b",
  "agent key create velma --nonsense",
  "agent key create velma --pace 0",
  "agent key revoke not-a-uuid",
  "agent key rotate 01890000-0000-7000-8000-000000000000 --overlap-hours -1",
  "staff create --email nobody --name N --role operator",
  "staff create --email n@hedgeco.example --name N --role king",
  "staff role first@hedgeco.example king",
  "staff token create first@hedgeco.example --days forever",
  "agent dance",
  "doctor --wat",
  "doctor now",
  "agent key list shaggy --all",
])("`%s` is answered with the usage and changes nothing", async (line) => {
  const { code, out, notes } = await run(line);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(notes).toContain("Usage: npm run ops -- ");
});

test.each([
  ["agent key create nobody", "There is no agent"],
  ["agent key revoke 01890000-0000-7000-8000-000000000000", "no such key"],
  ["staff disable nobody@hedgeco.example", "No staff member"],
  ["staff create --email first@hedgeco.example --name Again --role viewer", "already is a staff member"],
])("`%s` fails with a sentence and exit code 1", async (line, sentence) => {
  const { code, out, notes } = await run(line);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(notes).toContain(sentence);
});

test("a password too short is refused, and is not repeated", async () => {
  const line = "staff create --email short@hedgeco.example --name S --role viewer --password-stdin";
  const { code, notes } = await run(line, "secretword\n");
  expect(code).toBe(1);
  expect(notes).not.toContain("secretword");
});

test("the help names every command", async () => {
  const { code, notes } = await run("help");
  expect(code).toBe(0);
  for (const { words } of COMMANDS) expect(notes).toContain(words);
});

test("a policy is drafted, simulated, activated and replayed from the command line", async () => {
  const drafted = await run("policy draft reauthenticateMinutes=4 --note Shorter");
  const [id] = drafted.out;
  expect(drafted.code).toBe(0);
  expect(await run(`policy activate ${id}`)).toMatchObject({ code: 1 });
  const simulated = await run(`policy simulate ${id} --days 7`);
  expect(JSON.parse(simulated.out.join("\n"))).toMatchObject({ "hold>run": 0 });
  expect((await run(`policy activate ${id}`)).notes).toBe(`Version ${id} is active.`);
  expect((await run("policy show")).out.join()).toContain('"reauthenticateMinutes": 4');
  expect(await run("policy replay")).toMatchObject({ code: 0 });
  expect(await run("policy draft reauthenticateMinutes --note X")).toMatchObject({ code: 2 });
});
