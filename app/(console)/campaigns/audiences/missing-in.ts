import type { AudienceTest } from "@/server/email/audiences/audience-filter";
import { isGroup } from "./builder-tree";
import type { BuilderNode } from "./builder-tree";

const COUNTRY = /^[A-Z]{2}$/;
const TAG = /^[a-z0-9][a-z0-9 _-]{0,39}$/;

/** What a test still lacks before it can be asked, in words; null: nothing. The server decides again. */
export function missingIn(test: AudienceTest): string | null {
  switch (test.field) {
    case "role":
    case "status":
    case "fundType":
    case "aumBand":
      return test.in.length > 0 ? null : "Choose at least one.";
    case "country":
      return test.in.length > 0 && test.in.every((code) => COUNTRY.test(code)) ? null : "Two letters each: US, GB.";
    case "tags":
      return test.anyOf.length > 0 && test.anyOf.every((tag) => TAG.test(tag)) ? null : "Short words, in lower case.";
    case "listed":
      return test.listId ? null : "Choose a list, or bring a file.";
    case "joined":
      return test.before || test.after ? null : "Choose a day.";
    case "lastSeen":
    case "engaged":
      return test.before || test.after || test.never ? null : "Choose a day, or never.";
    case "accredited":
    case "identityVerified":
    case "consent":
      return null;
  }
}

export const isComplete = (node: BuilderNode): boolean =>
  isGroup(node) ? node.children.every(isComplete) : missingIn(node.test) === null;
