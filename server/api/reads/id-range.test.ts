import { expect, it } from "vitest";
import { idRange } from "./id-range";

it("spans every id that begins so, with or without its dashes", () => {
  const range = { from: "0199c3a0-1100-0000-0000-000000000000", to: "0199c3a0-11ff-ffff-ffff-ffffffffffff" };
  expect(idRange("0199c3a0-11")).toEqual(range);
  expect(idRange(" 0199C3A011 ")).toEqual(range);
});

it("takes a whole id for itself alone", () => {
  const id = "0199c3a0-1111-7000-8000-000000000000";
  expect(idRange(id)).toEqual({ from: id, to: id });
});

it.each(["", "019", "approve", "face it", "0199c3a0-1111-7000-8000-0000000000001"])("takes %j for no id", (text) => {
  expect(idRange(text)).toBeNull();
});
