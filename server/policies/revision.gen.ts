// Written by tools/policy-revision.mjs; `npm run check` fails when it is old.
export const POLICY_CODE_HASH = "ff15455b2de0f52a";
