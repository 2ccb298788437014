import { expect, test } from "vitest";
import { assertSameOrigin } from "./same-origin";

const PUBLIC_URL = "https://ops.hedgeco.example";
const ask = (headers: Record<string, string>) => () =>
  assertSameOrigin(new Headers({ host: "ops.hedgeco.example", ...headers }), PUBLIC_URL);

test.each<Record<string, string>>([
  { "sec-fetch-site": "same-origin", origin: PUBLIC_URL },
  { origin: PUBLIC_URL },
  { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" },
  { host: "inner:3000", "x-forwarded-host": "127.0.0.1:3000", origin: "http://127.0.0.1:3000" },
  // a script with a session of its own
  {},
])("our own page may ask: %j", (headers) => {
  expect(ask(headers)).not.toThrow();
});

test.each<Record<string, string>>([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "https://www.hedgeco.example" },
  { "sec-fetch-site": "cross-site", origin: PUBLIC_URL },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "" },
  { origin: "https://ops.hedgeco.example.evil.example" },
  { origin: "https://ops.hedgeco.example:8443" },
])("another origin may not: %j", (headers) => {
  expect(ask(headers)).toThrow(expect.objectContaining({ code: "forbidden" }));
});
