import type { FacetOption } from "./column";

/** The options of a status facet, from the words and icons its badges have. */
export function lookOptions(looks: Record<string, Omit<FacetOption, "value">>): FacetOption[] {
  return Object.entries(looks).map(([value, { label, icon }]) => ({ value, label, icon }));
}
