import { expect, it } from "vitest";
import { currentTraceparent, inTrace, traceFields, traceIdOf, traceparentFor } from "./trace";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const from = (traceparent?: string) => traceparentFor(new Headers(traceparent === undefined ? {} : { traceparent }));

it("goes on with the caller's trace and its flags, under a span of its own", () => {
  const given = `00-${TRACE}-00f067aa0ba902b7-00`;
  const own = from(given);
  expect(own).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  expect(own).not.toBe(given);
  expect(from(`cc-${TRACE}-00f067aa0ba902b7-01-what-comes-later`)).toContain(TRACE);
});

it.each([
  undefined,
  "",
  "nonsense",
  `00-${TRACE}`,
  `ff-${TRACE}-00f067aa0ba902b7-01`,
  `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
  `x00-${TRACE}-00f067aa0ba902b7-01`,
])("begins a trace where %j is sent", (given) => {
  const own = from(given);
  expect(own).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(own).not.toContain(TRACE);
  expect(traceIdOf(own)).toHaveLength(32);
});

it("is known however deep the work goes, and nowhere else", async () => {
  const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
  const seen = await inTrace({ traceparent, actionId: "a" }, async () => {
    await Promise.resolve();
    return [traceFields(), currentTraceparent()];
  });
  expect(seen).toEqual([{ traceId: TRACE, actionId: "a" }, traceparent]);
  expect([traceFields(), currentTraceparent()]).toEqual([{}, null]);
});
