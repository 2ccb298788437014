import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import type { Db } from "@/server/db";
import { endlessBody } from "@/server/testing/endless-body";
import { handleAuth } from "./handler";

const ADDRESS = "http://127.0.0.1:3000/api/auth/callback/credentials";

/** Safe because what is refused here touches no database. */
const post = (request: Request) =>
  handleAuth({} as Db, new NextRequest(request), {
    params: Promise.resolve({ nextauth: ["callback", "credentials"] }),
  });

test("a form larger than any form is refused by the length it names", async () => {
  const answer = await post(new Request(ADDRESS, { method: "POST", body: "x".repeat(64 * 1024 + 1) }));
  expect(answer.status).toBe(413);
});

test("one that does not say how long it is is read no further than the limit", async () => {
  const { init, readBytes } = endlessBody();
  const answer = await post(new Request(ADDRESS, init));
  expect(answer.status).toBe(413);
  expect(readBytes()).toBeLessThan(256 * 1024);
});
