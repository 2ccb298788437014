const FILE_BYTES_MAX = 4 * 1024 * 1024;

/** Where lines come from that no file holds. */
export const PASTED = "pasted lines";

/** A file as the server takes it. */
export interface ReadFile {
  source: string;
  base64: string;
}

/** Read by the browser in the background: a large file does not freeze the page. Null: it is too large. */
export async function readFile(file: Blob, source: string): Promise<ReadFile | null> {
  if (file.size > FILE_BYTES_MAX) return null;
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("The file could not be read.")));
    reader.readAsDataURL(file);
  });
  return { source, base64: url.slice(url.indexOf(",") + 1) };
}
