import { expect, it } from "vitest";
import { systemName } from "./system-name";

it.each([
  ["vm:19466:6ed3d8", "Worker 19466 on vm"],
  ["worker-1", "Worker 1"],
  ["sweeper", "Sweeper"],
  ["constructor", "constructor"],
])("calls %s %s", (id, name) => {
  expect(systemName(id)).toBe(name);
});
