import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

it("lets one go after the other, whatever became of it, and others at once", async () => {
  const seen: string[] = [];
  const gate = Promise.withResolvers<void>();
  const work = (name: string, until?: Promise<void>) => async () => {
    seen.push(`${name} begins`);
    await until;
    seen.push(`${name} ends`);
    return name;
  };
  const first = inTurn("a", work("first", gate.promise));
  const second = inTurn("a", () => Promise.reject(new Error("broken")));
  const third = inTurn("a", work("third"));
  expect(await inTurn("b", work("other"))).toBe("other");
  expect(seen).toEqual(["first begins", "other begins", "other ends"]);
  gate.resolve();
  await expect(second).rejects.toThrow("broken");
  expect(await Promise.all([first, third])).toEqual(["first", "third"]);
  expect(seen.slice(3)).toEqual(["first ends", "third begins", "third ends"]);
});
