import { NextRequest } from "next/server";
import { KernelError } from "@/server/kernel/errors";
import { readText } from "./read-text";

/** An address, a password and a token. */
const BODY_BYTES_MAX = 64 * 1024;

/** The same request with its body read, which next-auth would do to the end however long it is; or the refusal. */
export async function readForm(request: NextRequest): Promise<NextRequest | Response> {
  if (request.method !== "POST") return request;
  const { url, method, headers } = request;
  try {
    return new NextRequest(url, { method, headers, body: await readText(request, BODY_BYTES_MAX) });
  } catch (error) {
    if (error instanceof KernelError) return new Response(error.message, { status: 413 });
    throw error;
  }
}
