// Written by tools/policy-revision.mjs; `npm run check` fails when it is old.
export const POLICY_CODE_HASH = "3ff0cb3bef826e38";
