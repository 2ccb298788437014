import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { DeliverabilityInput, readDeliverability } from "@/server/api/reads/deliverability";
import { readMailing } from "@/server/api/reads/mailing-detail";
import { MailingListInput, listMailings } from "@/server/api/reads/mailings";
import { ReaderMailInput, readReaderMail } from "@/server/api/reads/reader-mail";
import { router, staffProcedure } from "@/server/api/trpc";
import {
  DomainDraft,
  DomainLimit,
  addSendingDomain,
  limitSendingDomain,
  listSendingDomains,
  verifySendingDomain,
} from "@/server/email/campaigns/sending-domains";
import { pauseAction } from "@/server/kernel/pause";

const operator = staffProcedure("operator");

/** Mailings as they go out, and the domains they come from. */
export const mailingsRouter = router({
  list: staffProcedure()
    .input(MailingListInput)
    .query(({ input }) => listMailings(app().kernel.db, input)),
  get: staffProcedure()
    .input(z.object({ id: z.uuid() }))
    .query(({ input }) => readMailing(app().kernel.db, input.id)),
  mail: staffProcedure()
    .input(ReaderMailInput)
    .query(({ input }) => readReaderMail(app().kernel.db, input)),
  pause: operator
    .input(z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(2_000).nullable().default(null) }))
    .mutation(({ ctx, input }) => pauseAction(app().kernel, ctx.actor, input.id, input.reason)),
  domains: staffProcedure().query(() => listSendingDomains(app().kernel.db)),
  deliverability: staffProcedure()
    .input(DeliverabilityInput)
    .query(({ input }) => readDeliverability(app().kernel.db, input)),
  addDomain: operator.input(DomainDraft).mutation(({ ctx, input }) => addSendingDomain(app().kernel, ctx.actor, input)),
  limitDomain: operator
    .input(DomainLimit)
    .mutation(({ ctx, input }) => limitSendingDomain(app().kernel, ctx.actor, input)),
  verifyDomain: operator
    .input(z.object({ domain: z.string().max(253), isVerified: z.boolean() }))
    .mutation(({ ctx, input }) => verifySendingDomain(app().kernel, ctx.actor, input)),
});
