import { expect, test } from "vitest";
import { COMMANDS } from "./commands";
import { explainCommands } from "./run";

function told(line: string) {
  const notes: string[] = [];
  const code = explainCommands(line === "" ? [] : line.split(" "), (note) => void notes.push(note));
  return { code, text: notes.join("\n") };
}

test.each(["", "help", "--help", "-h"])("`%s` lists every command, without an installation", (line) => {
  const { code, text } = told(line);
  expect(code).toBe(0);
  for (const { words } of COMMANDS) expect(text).toContain(words);
});

test("an unknown command is named before the list", () => {
  const { code, text } = told("agent dance --now");
  expect(code).toBe(2);
  expect(text).toMatch(/^There is no command "agent dance --now"\./);
  expect(text).toContain("agent key create");
});

test("a command asked for its help tells its usage; one to run is not answered here", () => {
  expect(told("staff role --help")).toMatchObject({ code: 0, text: expect.stringMatching(/^Usage: .*staff role/) });
  expect(told("doctor")).toEqual({ code: null, text: "" });
});
