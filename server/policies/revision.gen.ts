// Written by tools/policy-revision.mjs; `npm run check` fails when it is old.
export const POLICY_CODE_HASH = "cd70fef718b6818e";
