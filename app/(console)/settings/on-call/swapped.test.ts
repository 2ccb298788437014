import { expect, it } from "vitest";
import { swapped } from "./swapped";

it("exchanges two places, and nothing beyond the ends", () => {
  expect(swapped(["a", "b", "c"], 1, 0)).toEqual(["b", "a", "c"]);
  expect(swapped(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  expect(swapped(["a", "b"], 0, -1)).toEqual(["a", "b"]);
});
