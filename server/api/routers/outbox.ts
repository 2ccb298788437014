import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { MailListInput, listMails, readMail } from "@/server/api/reads/outbox";
import { router, staffProcedure } from "@/server/api/trpc";
import { env, mailTransport } from "@/server/env";

export const outboxRouter = router({
  /** Where mail goes: only what the local transport accepted can be listed. */
  transport: staffProcedure().query(() => mailTransport(env())),
  list: staffProcedure()
    .input(MailListInput)
    .query(({ input }) => listMails(app().kernel.db, input)),
  get: staffProcedure()
    .input(z.object({ id: z.uuid() }))
    .query(({ input }) => readMail(app().kernel.db, input.id)),
});
