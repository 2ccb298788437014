const EVERY_MS = 25;

/** Waits for something that another process brings about; fails with what it saw last. */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  isThere: (seen: T) => boolean,
  timeoutMs = 60_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`${what} did not happen; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
