import { handleHttp } from "@/server/api/http";

export const dynamic = "force-dynamic";

export { handleHttp as DELETE, handleHttp as GET, handleHttp as PATCH, handleHttp as POST, handleHttp as PUT };
