import { mailPort } from "@/server/effects/mail";
import type { Check } from "@/server/ops/check";

export const checkMail: Check = ({ db, env }) => {
  const { name } = mailPort(env, db);
  if (name !== "local") return Promise.resolve({ level: "ok", text: `sent through ${name}` });
  const text = "no provider is configured: mail stays in the local outbox, which the console shows";
  return Promise.resolve({ level: "warn", text });
};
