import { dirname, join, relative, sep } from "node:path";
import { zoneOf } from "./boundaries.mjs";

/** Holds every import, re-export and dynamic import against the table in boundaries.mjs. */
export const allowedImports = {
  meta: { type: "problem", docs: { description: "Imports must stay inside the boundaries." } },
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll(sep, "/");
    const zone = zoneOf(file);
    const check = (source, isType) => {
      if (typeof source?.value !== "string") return;
      const message = complaintAbout(source.value, { file, zone, isType });
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source, isTypeOnly(node, "importKind")),
      ExportNamedDeclaration: (node) => check(node.source, isTypeOnly(node, "exportKind")),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ImportExpression: (node) => check(node.source, false),
    };
  },
};

function complaintAbout(source, { file, zone, isType }) {
  if (source === ".." || source.startsWith("../"))
    return "Import from another folder by @/…, from the same folder by ./…";
  if (!zone) return undefined;
  const name = nameOfOurs(source, file);
  if (name === undefined) {
    const barred = zone.barred.some((library) => isWithin(source, library));
    return barred ? `This folder stays free of ${source}: see tools/lint/boundaries.mjs.` : undefined;
  }
  if (zone.values.some((folder) => isWithin(name, folder))) return undefined;
  if (!zone.types.some((folder) => isWithin(name, folder))) {
    return `This folder may not import ${name}: see tools/lint/boundaries.mjs.`;
  }
  return isType ? undefined : `This folder may import only types from ${name}: see tools/lint/boundaries.mjs.`;
}

/** Where an import of our own points, from the root of the clone; undefined for a library. */
function nameOfOurs(source, file) {
  if (source.startsWith("@/")) return source.slice(2);
  if (!source.startsWith("./")) return undefined;
  return join(dirname(file), source).replaceAll(sep, "/");
}

const isWithin = (name, folder) => name === folder || name.startsWith(`${folder}/`) || name.startsWith(`${folder}.`);

/** `import type …`, or an import of which every part is marked `type`. */
function isTypeOnly(node, kind) {
  if (node[kind] === "type") return true;
  return node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier[kind] === "type");
}
