import { hash, verify } from "@node-rs/argon2";
import { KernelError } from "@/server/kernel/errors";

/** OWASP's recommendation for argon2id (the library's default algorithm); memory is in KiB. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
const PASSWORD_CHARS = { min: 12, max: 256 } as const;

/** A password nobody has, hashed at the same cost, so that an unknown address takes as long as a known one. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$GiOVJdPE1O1COgNztpc1tA$s2Y83CgB6inkLCT0NsfYFWniu9pyIBgxRyI2e8zO89Q";

export function hashPassword(password: string): Promise<string> {
  const { min, max } = PASSWORD_CHARS;
  if (password.length < min || password.length > max) {
    throw new KernelError("invalid_input", `A password has ${min} to ${max} characters.`);
  }
  return hash(password, PASSWORD_COST);
}

/** `stored` is null for somebody unknown or without a password: then the answer is no, after the same work. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODYS_HASH, password.slice(0, PASSWORD_CHARS.max + 1));
  return matches && stored !== null;
}
