import { env } from "@/server/env";

/** The address our mail comes from. */
export const mailSender = (): string => env().MAIL_FROM;
