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
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && OUTAGE_CODES.has(String(error.code))) || isOutage(error.cause);
}
