import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** What each procedure takes: `Inputs["templates"]["preview"]`. */
export type Inputs = inferRouterInputs<AppRouter>;
