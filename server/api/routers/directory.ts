import { mayRead } from "@/server/agents/may-read";
import type { ReadGrant } from "@/server/agents/profile";
import { app } from "@/server/api/app-kernel";
import { readProcedure } from "@/server/api/read-procedure";
import {
  FundListInput,
  MemberListInput,
  ProviderListInput,
  listFunds,
  listMembers,
  listProviders,
} from "@/server/api/reads/list-directory";
import { EntityInput, readEntityHistory } from "@/server/api/reads/entity-history";
import { readDirectoryChoices } from "@/server/api/reads/directory-choices";
import { router, staffProcedure } from "@/server/api/trpc";
import { KernelError } from "@/server/kernel/errors";

const reading = (grant: ReadGrant) =>
  readProcedure.use(({ ctx, next }) => {
    if (!mayRead(ctx.actor, grant))
      throw new KernelError("no_grant", `${ctx.actor.id} has no grant for ${grant}.`, { grant });
    return next();
  });

/** The people and firms of the site. */
export const directoryRouter = router({
  members: reading("read:members")
    .input(MemberListInput)
    .query(({ ctx, input }) => listMembers(app().kernel.db, input, mayRead(ctx.actor, "read:members:personal"))),
  funds: reading("read:funds")
    .input(FundListInput)
    .query(({ input }) => listFunds(app().kernel.db, input)),
  providers: reading("read:providers")
    .input(ProviderListInput)
    .query(({ input }) => listProviders(app().kernel.db, input)),
  history: staffProcedure()
    .input(EntityInput)
    .query(({ input }) => readEntityHistory(app().kernel.db, input)),
  choices: staffProcedure().query(() => readDirectoryChoices(app().kernel.db)),
});
