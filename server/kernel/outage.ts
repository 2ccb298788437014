import { hasCode } from "./error-code";

/** Driver and server codes that mean "not reachable at the moment". */
const OUTAGE_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/** Whether a store could not be reached, however deep the driver's error is wrapped. */
export const isOutage = (error: unknown): boolean => hasCode(error, OUTAGE_CODES);
