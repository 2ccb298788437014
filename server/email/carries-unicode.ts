import { carriesUnicodeAddresses, env } from "@/server/env";

/** Whether the mail transport of this installation takes addresses with letters beyond ASCII before the "@". */
export const carriesUnicode = (): boolean => carriesUnicodeAddresses(env());
