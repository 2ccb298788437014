/** One figure of the parameters and where it stands: ["quorum", "high", "operator"]. */
export interface Setting {
  path: string[];
  /** Null: no limit. */
  value: number | null;
}

/** All figures of an object of parameters, in their order; names of kinds hold dots, so a path is a list. */
export function settingsOf(params: object, path: readonly string[] = []): Setting[] {
  return Object.entries(params).flatMap(([name, value]: [string, unknown]) => {
    const here = [...path, name];
    if (typeof value === "number" || value === null) return [{ path: here, value }];
    return typeof value === "object" ? settingsOf(value, here) : [];
  });
}
