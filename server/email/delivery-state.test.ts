import { expect, test } from "vitest";
import { DELIVERY_STATES } from "@/drizzle/schema/mail";
import { outranks } from "./delivery-state";
import type { DeliveryState } from "./delivery-state";

/** Every order in which a mail's events can come. */
const ordersOf = (states: readonly DeliveryState[]): DeliveryState[][] =>
  states.length === 0
    ? [[]]
    : states.flatMap((first) =>
        ordersOf(states.filter((one) => one !== first)).map((rest): DeliveryState[] => [first, ...rest]),
      );

test("in whatever order its events come, a mail ends in the state of the highest rank, and never goes back", () => {
  const ends = ordersOf(DELIVERY_STATES).map((told) =>
    told.reduce((known, next) => (outranks(next, known) ? next : known)),
  );
  expect(ends).toHaveLength(5_040);
  expect(new Set(ends)).toEqual(new Set(["complained"]));
  expect(outranks("delivered", "bounced")).toBe(false);
  expect(outranks("bounced", "bounced")).toBe(false);
  expect([outranks("bounced", "soft_bounced"), outranks("soft_bounced", "bounced")]).toEqual([true, false]);
});
