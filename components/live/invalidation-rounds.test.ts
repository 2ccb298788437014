import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { InvalidationRounds } from "./invalidation-rounds";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (n: number) => ({
  id: `e${n}`,
  cursor: `${n}-1`,
  at: new Date(0),
  type: "action.succeeded",
  actionId: `a${n}`,
  generation: 1,
  actor: { kind: "system", id: "worker" },
});

it("reads again once for a burst of events, rows at once and counts a little later", () => {
  const queryClient = new QueryClient();
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  const rounds = new InvalidationRounds(queryClient);
  for (let n = 0; n < 500; n += 1) rounds.add(event(n));
  vi.advanceTimersByTime(250);
  expect(invalidate).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_750);
  expect(invalidate).toHaveBeenCalledTimes(2);
});
