import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ERROR_STATUS } from "@/server/kernel/errors";
import type { ErrorCode } from "@/server/kernel/errors";
import { CONTRACTS } from "@/server/testing/contract-cases";
import type { By, Case, Contract, Request } from "@/server/testing/contract-cases";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeStaff } from "@/server/testing/make";
import { newStaff } from "@/server/testing/staff-accounts";
import type { Operation } from "./operation";
import { OPERATIONS } from "./operations";
import { pathNames } from "./procedure-input";

// Whatever the door answers here is also compared with the published document: see databaseApp().call.
let world: DatabaseApp;
const keys = new Map<By, string>();
beforeAll(async () => {
  world = await databaseApp();
  const { db } = world.scene;
  for (const name of ["shaggy", "scooby", "velma"] as const) keys.set(name, await world.agentKey(name));
  const { id } = await newStaff(db);
  keys.set("operator", await world.staffToken({ kind: "staff", id, role: "operator" }));
  keys.set("viewer", await world.staffToken(await makeStaff(db, "viewer")));
});
afterAll(() => world.close());

function send({ method, path }: Operation, request: Request, key: string | undefined) {
  const names = pathNames(path);
  const address = names.reduce((at, name) => at.replace(`{${name}}`, String(request[name])), path);
  const rest = Object.entries(request).filter(([name]) => !names.includes(name));
  if (method === "POST") return world.call(`POST ${address}`, { key, body: Object.fromEntries(rest) });
  const query = new URLSearchParams(rest.map(([name, value]): [string, string] => [name, String(value)]));
  return world.call(`GET ${address}?${query.toString()}`, { key });
}

/** What each outcome can be told by; a code that an operation is said to answer needs a case. */
const OUTCOMES: Record<"forbidden" | "missing" | "conflicting", (code: ErrorCode) => boolean> = {
  forbidden: (code) => ERROR_STATUS[code] === 403,
  missing: (code) => ["not_found", "target_not_found", "archived"].includes(code),
  conflicting: (code) => ERROR_STATUS[code] === 409 || code === "idempotency_conflict",
};

type Outcome = keyof typeof OUTCOMES;

const SOMEWHERE: unknown = expect.arrayContaining([expect.objectContaining({ path: expect.any(String) })]);

/** Those with a case, and those of which the contract says why there is none. */
function outcomesOf(contract: Contract) {
  // Safe because the table above has these keys and no others.
  const all = (Object.keys(OUTCOMES) as Outcome[]).map((outcome) => ({ outcome, tells: OUTCOMES[outcome] }));
  const possible = all.flatMap((one) => {
    const expected = contract[one.outcome];
    return "never" in expected ? [] : [{ ...one, expected }];
  });
  const impossible = all.flatMap((one) => {
    const expected = contract[one.outcome];
    return "never" in expected ? [{ ...one, expected }] : [];
  });
  return [possible, impossible] as const;
}

describe.each(OPERATIONS)("$id", (operation) => {
  const contract: Contract = CONTRACTS[operation.id];
  const ask = async ({ by, request }: Case) => send(operation, await request(world.scene), keys.get(by));

  it(`answers ${contract.allowed.status} to who may`, async () => {
    const answer = await ask(contract.allowed);
    expect(answer).toMatchObject({ status: contract.allowed.status, contentType: "application/json" });
  });

  it("answers 401 to nobody, and to a key that is not valid", async () => {
    const request = await contract.allowed.request(world.scene);
    for (const key of [undefined, "ops_shaggy_wrong", "ops_staff_wrong", "nonsense", ""]) {
      const answer = await send(operation, request, key);
      expect(answer.body).toMatchObject({ status: 401, code: "unauthenticated" });
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="ops"');
    }
  });

  it("answers 400 to what does not fit, and says where", async () => {
    const { body } = await ask(contract.invalid);
    expect(body).toMatchObject({ status: 400, code: contract.invalid.code, fields: SOMEWHERE });
  });

  const [possible, impossible] = outcomesOf(contract);

  it.each(possible)("answers $expected.status $expected.code when $outcome", async ({ expected, tells }) => {
    expect(tells(expected.code)).toBe(true);
    expect((await ask(expected)).body).toMatchObject({ status: expected.status, code: expected.code });
  });

  it.each(impossible)("has no answer for $outcome: $expected.never", ({ expected, tells }) => {
    expect(operation.errors.filter(tells)).toEqual(expected.told ?? []);
  });
});
