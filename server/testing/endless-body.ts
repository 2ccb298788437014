const CHUNK = new Uint8Array(16 * 1024).fill(0x20);

/** A body that never says how long it is and never ends; `readBytes` tells how much was taken of it. */
export function endlessBody(): { init: RequestInit; readBytes: () => number } {
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      bytes += CHUNK.byteLength;
      controller.enqueue(CHUNK);
    },
  });
  // Safe because fetch asks for `duplex` with a stream, which the type of RequestInit does not know yet.
  const init = { method: "POST", body, duplex: "half" } as RequestInit;
  return { init, readBytes: () => bytes };
}
