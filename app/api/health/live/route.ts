export const dynamic = "force-dynamic";

/** Liveness alone: the process answers. It looks at no store, so that an outage of one does not restart every web process. */
export const GET = (): Response => Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
