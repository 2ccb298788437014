import type { NextRequest } from "next/server";
import { appKernel } from "@/server/api/app-kernel";
import { handleAuth } from "@/server/auth/handler";
import type { RouteContext } from "@/server/auth/handler";

const handle = (request: NextRequest, context: RouteContext) => handleAuth(appKernel().db, request, context);

export { handle as GET, handle as POST };
