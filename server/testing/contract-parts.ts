import type { By, Contract, Never } from "./contract-cases";

export const ABSENT = "00000000-0000-7000-8000-000000000000";
export const everybodyReads: Never = { never: "whoever is signed in may ask; the answer holds what is theirs" };
export const othersAreAbsent: Never = { never: "to whom it does not belong it is not there" };
export const aPage: Never = { never: "a page of nothing is an empty page" };
export const onlyReads: Never = { never: "it changes nothing" };

export const listing = (by: By, forbidden: Contract["forbidden"]): Contract => ({
  allowed: { by, request: () => ({ limit: 1 }), status: 200 },
  invalid: { by, request: () => ({ limit: 0 }), status: 400, code: "invalid_input" },
  forbidden,
  missing: aPage,
  conflicting: onlyReads,
});
