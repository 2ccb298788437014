import { sha256 } from "@/server/kernel/key";

/** How actions name a recipient who is no member: by the address in lower case, which is not to be read from it. */
export const strangerId = (address: string): string => `address:${sha256(address.toLowerCase()).slice(0, 32)}`;
