import { readBytes } from "./read-bytes";

/** The same as text. */
export async function readText(request: Request, bytesMax: number): Promise<string> {
  return (await readBytes(request, bytesMax)).toString("utf8");
}
