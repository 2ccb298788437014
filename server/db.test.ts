import { once } from "node:events";
import { connect, createServer } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase } from "./db";
import type { Database, Tx } from "./db";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { until } from "@/server/testing/until";

let database: TestDatabase;
let own: Database;
beforeAll(async () => {
  database = await testDatabase();
  own = connectDatabase(database.url, 3);
});
afterAll(async () => {
  await own.close();
  await database.close();
});

const pidOf = async (tx: Tx) => Number((await tx.execute(sql`select pg_backend_pid() as pid`))[0]?.pid);
/** As a restart of Postgres does with every backend. */
const terminate = async (pid: number) => {
  await database.ownerDb.execute(sql`select pg_terminate_backend(${pid}::int)`);
  await until(
    "the end of the backend",
    () => database.ownerDb.execute(sql`select 1 from pg_stat_activity where pid = ${pid}::int`),
    (rows) => rows.length === 0,
  );
};

/** Each connection of the pool may answer once more that it was lost. */
const six = () =>
  Promise.all(
    Array.from({ length: 6 }, () =>
      own.db
        .transaction((tx) => tx.execute(sql`select 7 as seven`))
        .then(
          ([row]) => row?.seven,
          () => null,
        ),
    ),
  );

// An error that nobody can catch would fail this file, as it would end the process.
describe("a transaction whose connection is lost", () => {
  const losses: [string, (tx: Tx) => Promise<unknown>][] = [
    ["between two statements", async (tx) => [await terminate(await pidOf(tx)), await tx.execute(sql`select 1`)]],
    ["in a statement", async (tx) => [terminate(await pidOf(tx)), await tx.execute(sql`select pg_sleep(60)`)]],
    [
      "in statements that were sent together",
      async (tx) => {
        const pid = await pidOf(tx);
        const sleeps = [1, 2, 3].map(() => tx.execute(sql`select pg_sleep(60)`));
        await Promise.all([terminate(pid), ...sleeps]);
      },
    ],
    [
      "in a transaction within",
      (tx) =>
        tx.transaction(async (inner) => [terminate(await pidOf(inner)), await inner.execute(sql`select pg_sleep(60)`)]),
    ],
    [
      "and that goes on although a statement was refused",
      async (tx) => {
        await terminate(await pidOf(tx));
        await tx.execute(sql`select 1`).catch(() => undefined);
        await tx.execute(sql`select 2`);
      },
    ],
  ];

  it.each(losses)("%s is refused, and the next one has another connection", async (_, work) => {
    // Once is not enough: whether the end of the socket or its error comes first is a matter of luck.
    for (let turn = 0; turn < 20; turn++) {
      await expect(own.db.transaction(work)).rejects.toThrow();
      await until("six at once", six, (answers) => answers.every((seven) => seven === 7));
    }
  });
});

/** Lets one client sign in, then cuts it off at its first question and refuses whoever comes next. */
async function doorThatShuts(): Promise<string> {
  const url = new URL(database.url);
  const { port, hostname } = url;
  const door = createServer((client) => {
    const server = connect(Number(port), hostname);
    let isSignedIn = false;
    server.on("data", (bytes) => {
      // The last message of a sign-in: "Z", its length of five, and "I" for idle.
      isSignedIn ||= bytes.includes(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));
      client.write(bytes);
    });
    client.on("data", (bytes) => {
      if (!isSignedIn) return void server.write(bytes);
      door.close();
      for (const socket of [client, server]) socket.destroy();
    });
    for (const socket of [client, server]) socket.on("error", () => undefined);
  }).listen(0, "127.0.0.1");
  await once(door, "listening");
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("The door has no port");
  return Object.assign(url, { port: String(address.port), hostname: "127.0.0.1" }).href;
}

describe("a connection that is lost as soon as it stands", () => {
  it.each<[string, (lost: Database) => Promise<unknown>]>([
    ["a statement", ({ db }) => db.execute(sql`select 1`)],
    ["a transaction", ({ db }) => db.transaction((tx) => tx.execute(sql`select 1`))],
  ])("fails %s and not the process", async (_, work) => {
    const lost = connectDatabase(await doorThatShuts(), 1);
    await expect(work(lost)).rejects.toThrow();
    await lost.close();
  });
});
