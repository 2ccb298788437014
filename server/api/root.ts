import { actionsRouter } from "./routers/actions";
import { agentsRouter } from "./routers/agents";
import { approvalsRouter } from "./routers/approvals";
import { auditRouter } from "./routers/audit";
import { directoryRouter } from "./routers/directory";
import { findRouter } from "./routers/find";
import { liveRouter } from "./routers/live";
import { meRouter } from "./routers/me";
import { noticesRouter } from "./routers/notices";
import { outboxRouter } from "./routers/outbox";
import { overviewRouter } from "./routers/overview";
import { queuesRouter } from "./routers/queues";
import { staffRouter } from "./routers/staff";
import { stopsRouter } from "./routers/stops";
import { switchesRouter } from "./routers/switches";
import { createCallerFactory, router } from "./trpc";

export const appRouter = router({
  actions: actionsRouter,
  agents: agentsRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  directory: directoryRouter,
  find: findRouter,
  live: liveRouter,
  me: meRouter,
  notices: noticesRouter,
  outbox: outboxRouter,
  overview: overviewRouter,
  queues: queuesRouter,
  staff: staffRouter,
  stops: stopsRouter,
  switches: switchesRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
