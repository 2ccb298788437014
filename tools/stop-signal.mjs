const ORPHAN_CHECK_MS = 1_000;
/** npm passes on the very Ctrl-C that the terminal delivers too; both together are one request. */
const SAME_REQUEST_MS = 1_000;

/**
 * Turns the first Ctrl-C, SIGTERM or hang-up into an abort and a second one into the end by force.
 * Run by npm, the end of npm counts as a request: with its parent gone nobody else could stop us.
 */
export function onStopRequest(force) {
  const controller = new AbortController();
  let requestedAt;
  const request = () => {
    if (requestedAt === undefined) {
      requestedAt = performance.now();
      controller.abort();
    } else if (performance.now() - requestedAt > SAME_REQUEST_MS) {
      force();
      process.exit(1);
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, request);
  if (process.env.npm_lifecycle_event) watchParent(controller);
  return controller;
}

function watchParent(controller) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) controller.abort();
  }, ORPHAN_CHECK_MS);
  timer.unref();
}
