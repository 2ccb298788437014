import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { consoleUnderTest } from "./console-under-test";

/** A way to the console that can be cut: what runs over it breaks off, and nothing new gets through. */
export async function openSeverableLine() {
  const console = new URL(consoleUnderTest.url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(console.port), console.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      // A cut line ends in errors on both sides; that is what it is for.
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe because a server listening on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    // The session belongs to the name, whatever the port.
    url: `http://localhost:${port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
