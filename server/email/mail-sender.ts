import { env } from "@/server/env";

/** The address our mail comes from. */
export const mailSender = (): string => env().MAIL_FROM;

/** Its domain. */
export const senderDomain = (): string =>
  mailSender().split("@").at(-1)?.replace(/>.*$/, "").trim().toLowerCase() ?? "";
