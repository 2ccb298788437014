import { receiveResend } from "@/server/api/receive-resend";

export const dynamic = "force-dynamic";

export const POST = (request: Request) => receiveResend(request);
