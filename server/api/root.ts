import { actionsRouter } from "./routers/actions";
import { agentsRouter } from "./routers/agents";
import { approvalsRouter } from "./routers/approvals";
import { audiencesRouter } from "./routers/audiences";
import { auditRouter } from "./routers/audit";
import { delegationsRouter } from "./routers/delegations";
import { directoryRouter } from "./routers/directory";
import { evidenceRouter } from "./routers/evidence";
import { findRouter } from "./routers/find";
import { liveRouter } from "./routers/live";
import { mailingsRouter } from "./routers/mailings";
import { meRouter } from "./routers/me";
import { noticesRouter } from "./routers/notices";
import { onCallRouter } from "./routers/on-call";
import { outboxRouter } from "./routers/outbox";
import { overviewRouter } from "./routers/overview";
import { passkeysRouter } from "./routers/passkeys";
import { policiesRouter } from "./routers/policies";
import { queuesRouter } from "./routers/queues";
import { staffRouter } from "./routers/staff";
import { stopsRouter } from "./routers/stops";
import { suppressionsRouter } from "./routers/suppressions";
import { switchesRouter } from "./routers/switches";
import { tasksRouter } from "./routers/tasks";
import { templatesRouter } from "./routers/templates";
import { webhooksRouter } from "./routers/webhooks";
import { createCallerFactory, router } from "./trpc";

export const appRouter = router({
  actions: actionsRouter,
  agents: agentsRouter,
  approvals: approvalsRouter,
  audiences: audiencesRouter,
  audit: auditRouter,
  delegations: delegationsRouter,
  directory: directoryRouter,
  evidence: evidenceRouter,
  find: findRouter,
  live: liveRouter,
  mailings: mailingsRouter,
  me: meRouter,
  notices: noticesRouter,
  onCall: onCallRouter,
  outbox: outboxRouter,
  overview: overviewRouter,
  passkeys: passkeysRouter,
  policies: policiesRouter,
  queues: queuesRouter,
  staff: staffRouter,
  stops: stopsRouter,
  suppressions: suppressionsRouter,
  switches: switchesRouter,
  tasks: tasksRouter,
  templates: templatesRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
