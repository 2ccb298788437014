import { KernelError } from "@/server/kernel/errors";

/** A body as it came, read no further than the limit, also when nothing or something false was said of its length. */
export async function readBytes(request: Request, bytesMax: number): Promise<Buffer> {
  const tooLarge = () => new KernelError("payload_too_large", `A body may have ${bytesMax} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
