import type { BrowserContext } from "@playwright/test";
import { decode, encode } from "next-auth/jwt";
import { consoleUnderTest } from "./console-under-test";

const COOKIE = "next-auth.session-token";

/** Makes the session of a browser one that began so many minutes earlier, as if its person had worked since. */
export async function ageSession(context: BrowserContext, minutes: number): Promise<void> {
  const { secret } = consoleUnderTest;
  const cookie = (await context.cookies()).find(({ name }) => name === COOKIE);
  const claims = await decode({ token: cookie?.value ?? "", secret });
  if (!cookie || !claims) throw new Error("Nobody is signed in here.");
  const token = { ...claims, signedInAt: Number(claims.signedInAt) - minutes * 60 };
  await context.addCookies([{ ...cookie, value: await encode({ token, secret }) }]);
}
