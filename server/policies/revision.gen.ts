// Written by tools/policy-revision.mjs; `npm run check` fails when it is old.
export const POLICY_CODE_HASH = "2583c68af8f617d9";
