import { readFileSync } from "node:fs";
import { z } from "zod";

const linesOf = (file: string) => readFileSync(`server/testing/hostile/${file}`, "utf8").split("\n").filter(Boolean);

export const csvFormulas = (): string[] => linesOf("csv-formulas.txt");
export const scripts = (): string[] => linesOf("xss.txt");
export const naughtyStrings = (): string[] =>
  z.array(z.string()).parse(JSON.parse(readFileSync("server/testing/hostile/naughty-strings.json", "utf8")));
