import { allowedImports } from "./allowed-imports.mjs";
import { auditedChanges } from "./audited-changes.mjs";

/** The rules that only this project has. */
export default {
  meta: { name: "ops" },
  rules: { "allowed-imports": allowedImports, "audited-changes": auditedChanges },
};
