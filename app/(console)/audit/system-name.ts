const PARTS: Readonly<Record<string, string>> = {
  dispatcher: "Dispatcher",
  relay: "Relay",
  sweeper: "Sweeper",
  sealer: "Sealer",
  setup: "Set-up",
  deploy: "Release",
  outbox: "Outbox",
  "provider-events": "The provider",
};

/** A part of the kernel as people call it; a worker signs with its host, process and run: "vm:19466:6ed3d8". */
export function systemName(id: string): string {
  const known = Object.hasOwn(PARTS, id) ? PARTS[id] : undefined;
  if (known) return known;
  const [, host, process] = /^(.+):(\d+):[0-9a-f]+$/.exec(id) ?? [];
  if (host && process) return `Worker ${process} on ${host}`;
  const [, number] = /^worker-(\d+)$/.exec(id) ?? [];
  return number ? `Worker ${number}` : id;
}
