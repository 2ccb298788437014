import { expect, it } from "vitest";
import { wordDiff } from "./word-diff";

const side = (before: string, after: string, without: "gone" | "new") =>
  wordDiff(before, after)
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join("");

it("tells the words that went and those that came, around those that stayed", () => {
  expect(wordDiff("Four managers have written", "Six managers have written again")).toEqual([
    { change: "gone", text: "Four" },
    { change: "new", text: "Six" },
    { change: "same", text: " managers have written" },
    { change: "new", text: " again" },
  ]);
});

it.each([
  ["", ""],
  ["", "a b"],
  ["a b", ""],
  ["a b c d", "d c b a"],
  ["  a\n\nb", "b\n\na  "],
  ["x ".repeat(3_000), "y ".repeat(3_000)],
])("reads as both texts, whatever they are", (before, after) => {
  expect(side(before, after, "new")).toBe(before);
  expect(side(before, after, "gone")).toBe(after);
});
