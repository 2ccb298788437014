import { WINDOW_SECONDS } from "./rate-windows";
import type { RateWindow } from "./rate-windows";

/** What a request has found out about its agent's pace; filled in by whatever counts it. */
export interface RateSeen {
  windows: readonly RateWindow[];
}

/** The headers of draft-ietf-httpapi-ratelimit-headers; none where nothing is limited. */
export function rateHeaders({ windows }: RateSeen): Record<string, string> {
  if (windows.length === 0) return {};
  const policies = windows.map(({ policy, limit }) => `"${policy}";q=${limit};w=${WINDOW_SECONDS}`);
  const states = windows.map(({ policy, remaining, resetSeconds }) => `"${policy}";r=${remaining};t=${resetSeconds}`);
  return { "ratelimit-policy": policies.join(", "), ratelimit: states.join(", ") };
}

export function addRateHeaders(response: Response, seen: RateSeen): Response {
  for (const [name, value] of Object.entries(rateHeaders(seen))) response.headers.set(name, value);
  return response;
}
