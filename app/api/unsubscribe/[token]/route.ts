import { answerUnsubscribe } from "@/server/api/answer-unsubscribe";

export const dynamic = "force-dynamic";

export const POST = async (request: Request, { params }: RouteContext<"/api/unsubscribe/[token]">) =>
  answerUnsubscribe(request, (await params).token);

/** Some mail programs open the address of the header; whoever does sees the page, and nothing has changed. */
export const GET = async (_: Request, { params }: RouteContext<"/api/unsubscribe/[token]">) =>
  new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe/${encodeURIComponent((await params).token)}` },
  });
