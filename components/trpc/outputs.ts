import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** What each procedure answers: `Outputs["queues"]["list"]`. */
export type Outputs = inferRouterOutputs<AppRouter>;
