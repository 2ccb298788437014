import { hash, verify } from "@node-rs/argon2";
import { KernelError } from "@/server/kernel/errors";
import { PASSWORD_CHARS, passwordProblem } from "./password-rules";

/** OWASP's recommendation for argon2id (the library's default algorithm); memory is in KiB. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A password nobody has, hashed at the same cost, so that an unknown address takes as long as a known one. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$GiOVJdPE1O1COgNztpc1tA$s2Y83CgB6inkLCT0NsfYFWniu9pyIBgxRyI2e8zO89Q";

/** `about`: name and address of its person, which must not be all there is to it. */
export function hashPassword(password: string, about: readonly string[] = []): Promise<string> {
  refusePassword(password, about);
  return hash(password, PASSWORD_COST);
}

/** Throws when the password would be guessed early. */
export function refusePassword(password: string, about: readonly string[]): void {
  const problem = passwordProblem(password, about);
  if (problem === null) return;
  throw new KernelError("invalid_input", problem, { fields: [{ path: "password", message: problem }] });
}

/** `stored` is null for somebody unknown or without a password: then the answer is no, after the same work. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODYS_HASH, password.slice(0, PASSWORD_CHARS.max + 1));
  return matches && stored !== null;
}
