// Written by tools/policy-revision.mjs; `npm run check` fails when it is old.
export const POLICY_CODE_HASH = "bf0eb4ad882c5d20";
