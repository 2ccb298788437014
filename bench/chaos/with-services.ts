import { startThrowawayServices } from "@/tools/throwaway-services.mjs";
import type { Services } from "./faults";

/** Durable stores of one run's own, which go away with it however it ends. */
export async function withServices<T>(signal: AbortSignal, work: (services: OwnServices) => Promise<T>): Promise<T> {
  const services = await startThrowawayServices({ durable: true, signal });
  const { TEST_DATABASE_ADMIN_URL, TEST_REDIS_URL } = process.env;
  // Where server/testing looks for them.
  Object.assign(process.env, { TEST_DATABASE_ADMIN_URL: services.adminUrl, TEST_REDIS_URL: services.redisUrl });
  const stop = () => void services.stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await work(services);
  } finally {
    signal.removeEventListener("abort", stop);
    Object.assign(process.env, { TEST_DATABASE_ADMIN_URL, TEST_REDIS_URL });
    await services.stop();
  }
}

export interface OwnServices extends Services {
  adminUrl: string;
}
