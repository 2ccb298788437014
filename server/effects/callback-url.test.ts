import diagnostics from "node:diagnostics_channel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertCallbackUrl, CallbackRefused } from "./callback-url";
import type { ResolveHost } from "./callback-url";

const env = { WEBHOOK_ALLOW_HOSTS: "" };
const PUBLIC = [{ address: "93.184.215.14", family: 4 }];

/** Names an attacker would point inside; every other name is public. */
const INSIDE: Record<string, string> = {
  localhost: "127.0.0.1",
  "localhost.": "127.0.0.1",
  "instance-data": "169.254.169.254",
  metadata: "169.254.169.254",
  "metadata.google.internal": "169.254.169.254",
  "10.0.0.1.rebind.example": "10.0.0.1",
  "mapped.rebind.example": "::ffff:127.0.0.1",
  "nat64.rebind.example": "64:ff9b::7f00:1",
};
const resolve: ResolveHost = async (hostname) => {
  const address = INSIDE[hostname];
  return address ? [{ address, family: address.includes(":") ? 6 : 4 }] : PUBLIC;
};

let socketsOpened = 0;
const countSocket = () => void (socketsOpened += 1);
beforeAll(() => diagnostics.subscribe("net.client.socket", countSocket));
afterAll(() => void diagnostics.unsubscribe("net.client.socket", countSocket));

async function refusalOf(url: string, allow = ""): Promise<string | null> {
  const check = assertCallbackUrl(url, { WEBHOOK_ALLOW_HOSTS: allow }, resolve);
  const error: unknown = await check.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error !== null && !(error instanceof CallbackRefused)) throw error;
  return error?.code ?? null;
}

describe("whatever leads inside is refused before any connection", () => {
  const inside = [
    ...["127.0.0.1", "127.1", "0177.1", "0x7f.1", "0x7f000001", "2130706433", "127.000.000.1", "0", "0.0.0.0"],
    ...["169.254.169.254", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376", "169.254.43518", "100.100.100.200"],
    ...["192.0.0.192", "10.0.0.1", "192.168.0.1", "172.20.0.1", "168.63.129.16", "①②⑦.⓪.⓪.①", "127。0。0。1"],
    ...[
      "[::]",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:a9fe:a9fe]",
      "[fd00:ec2::254]",
      "[fe80::1]",
      "[64:ff9b::7f00:1]",
    ],
    ...["[2002:7f00:1::]", "[2001:0:a9fe:a9fe::1]", "[0:0:0:0:0:ffff:7f00:1]", ...Object.keys(INSIDE)],
  ];
  test.each(inside)("https://%s", async (host) => {
    expect(await refusalOf(`https://${host}/latest/meta-data/`)).toBe("callback_address_refused");
    expect(await refusalOf(`https://${host}:8443/`)).toBe("callback_address_refused");
    expect(await refusalOf(`http://${host}/`)).toBe("callback_url_scheme");
  });

  test("one inside address among public ones is enough", async () => {
    const mixed: ResolveHost = async () => [...PUBLIC, { address: "10.0.0.7", family: 4 }];
    await expect(assertCallbackUrl("https://mixed.example/", env, mixed)).rejects.toThrow(CallbackRefused);
  });

  afterAll(() => expect(socketsOpened).toBe(0));
});

test.each(["http", "gopher", "file", "ftp", "ws", "wss", "dict", "data", "javascript", "jar", "tftp"])(
  "the scheme %s is refused",
  async (scheme) => {
    const refusal = await refusalOf(`${scheme}://callbacks.example/hook`);
    expect(["callback_url_scheme", "callback_url_invalid"]).toContain(refusal);
  },
);

test.each([
  ...[
    "",
    "callbacks.example/hook",
    "https://",
    "https:///hook",
    "https://a b/",
    "https://a\\@b/",
    " https://a.example/",
  ],
  ...[
    "https://a.example/\r\nX: y",
    "https://a.exam\nple/",
    "https://300.1.1.1/",
    "https://[::g]/",
    "https://${HOST}/",
    "https://a.example:99999/",
  ],
  `https://a.example/${"x".repeat(2_000)}`,
])("%j is no usable URL", async (url) => expect(await refusalOf(url)).toBe("callback_url_invalid"));

test("credentials in the URL are refused and not repeated", async () => {
  const check = assertCallbackUrl("https://ops:hunter2@callbacks.example/", env, resolve);
  await expect(check).rejects.toMatchObject({ code: "callback_url_credentials" });
  await expect(check).rejects.not.toThrow(/hunter2/);
  expect(await refusalOf("https://ops@callbacks.example/")).toBe("callback_url_credentials");
});

test("a public host passes, with the addresses that were looked at", async () => {
  const checked = await assertCallbackUrl("https://Callbacks.Example:8443/hook?a=1", env, resolve);
  expect(checked).toMatchObject({ hostname: "callbacks.example", addresses: PUBLIC });
  expect(checked.url.href).toBe("https://callbacks.example:8443/hook?a=1");
  expect(await refusalOf("https://93.184.215.14/")).toBeNull();
  expect(await refusalOf("https://[2606:4700:4700::1111]/")).toBeNull();
});

test("a host without an address is refused as unresolved", async () => {
  const empty: ResolveHost = async () => [];
  const broken: ResolveHost = async () => Promise.reject(new Error("EAI_AGAIN"));
  for (const lookup of [empty, broken]) {
    const check = assertCallbackUrl("https://nowhere.example/", env, lookup);
    await expect(check).rejects.toMatchObject({ code: "callback_host_unresolved" });
  }
});

describe("WEBHOOK_ALLOW_HOSTS", () => {
  test("lifts the address check and allows http for that host", async () => {
    expect(await refusalOf("http://localhost:4000/hook", "localhost")).toBeNull();
    expect(await refusalOf("http://localhost:4000/hook", " other.example , LOCALHOST:4000 ")).toBeNull();
    expect(await refusalOf("https://10.0.0.5/hook", "10.0.0.5:443")).toBeNull();
    expect(await refusalOf("http://[::1]:4000/hook", "[::1]:4000")).toBeNull();
  });

  test("covers no other port, host or part of a name", async () => {
    expect(await refusalOf("http://localhost:4001/hook", "localhost:4000")).toBe("callback_url_scheme");
    expect(await refusalOf("https://127.0.0.1/hook", "localhost")).toBe("callback_address_refused");
    expect(await refusalOf("https://metadata/hook", "data,meta,metadata.example")).toBe("callback_address_refused");
    expect(await refusalOf("http://user:pw@localhost/", "localhost")).toBe("callback_url_credentials");
  });
});
