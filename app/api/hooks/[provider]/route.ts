import { receiveWebhook } from "@/server/api/receive-webhook";

export const dynamic = "force-dynamic";

export const POST = async (request: Request, { params }: RouteContext<"/api/hooks/[provider]">) =>
  receiveWebhook(request, (await params).provider);
