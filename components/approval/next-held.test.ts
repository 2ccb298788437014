import { expect, it } from "vitest";
import { nextHeld } from "./next-held";

const rows = [
  { id: "a", status: "held" },
  { id: "b", status: "approved" },
  { id: "c", status: "held" },
  { id: "d", status: "held" },
] as const;

it("goes on below the decided row, past rows that are decided already", () => {
  expect(nextHeld(rows, ["a"])).toBe("c");
});

it("goes on from the top after the last row", () => {
  expect(nextHeld(rows, ["d"])).toBe("a");
});

it("ends where nothing waits any more", () => {
  expect(nextHeld(rows, ["a", "c", "d"])).toBeNull();
});
