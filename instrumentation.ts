/** Next calls this once in every web process, before the first request. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime too, which nothing here uses and which has no process to end.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { prepareWeb } = await import("@/server/api/prepare-web");
    await prepareWeb();
  }
}
