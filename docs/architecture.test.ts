import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ARROWS } from "@/server/kernel/states";
import { TASK_ARROWS } from "@/server/tasks/states";

const ARROW_LINE = /^ {4}(\S+) --> (\S+): (\d+) (\S+)$/;

/** "held --> approved: 5 action.approved", one for each way along an arrow; mermaid writes the beginning as [*]. */
function arrowsInCode(): string[] {
  return ARROWS.flatMap(({ row, event, from, to }) =>
    from.flatMap((source) => to.map((end) => `${source === "new" ? "[*]" : source} --> ${end}: ${row} ${event}`)),
  );
}

/** The lines of one diagram; that of actions is the first, that of tasks the second. */
function diagramLines(place: 0 | 1 = 0): string[] {
  const text = readFileSync("docs/architecture.md", "utf8");
  const diagrams = [...text.matchAll(/^```mermaid\nstateDiagram-v2\n(?<lines>.*?)\n```$/gms)];
  return diagrams[place]?.groups?.lines?.split("\n") ?? [];
}

describe("the state diagram of docs/architecture.md", () => {
  it("has exactly the arrows of the code, under their rows and events", () => {
    const drawn = diagramLines().map((line) => line.trim());
    expect(drawn.toSorted()).toEqual(arrowsInCode().toSorted());
  });

  it("is nothing but arrows, so that none can hide from this test", () => {
    for (const line of diagramLines()) expect(line).toMatch(ARROW_LINE);
  });

  it("draws all 21 rows of the table", () => {
    expect(new Set(ARROWS.map(({ row }) => row)).size).toBe(21);
  });
});

describe("the state diagram of tasks", () => {
  it("has exactly the arrows of the code", () => {
    const inCode = TASK_ARROWS.flatMap(({ event, from, to }) =>
      (from.length > 0 ? from : ["[*]"]).map((source) => `${source} --> ${to}: ${event}`),
    );
    expect(
      diagramLines(1)
        .map((line) => line.trim())
        .toSorted(),
    ).toEqual(inCode.toSorted());
  });
});
