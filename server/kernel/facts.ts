/** Thrown when a rule reads a fact that was not loaded or not declared. Caught by assess: the action is held. */
export class FactMissing extends Error {
  override readonly name = "FactMissing";
  constructor(readonly path: string) {
    super(`The fact "${path}" is missing.`);
  }
}

/**
 * Facts as one rule sees them: only those it has declared, and reading an absent member throws instead of giving
 * `undefined`, because a rule that compares with `undefined` is silently never true. `null` is a value ("known to be
 * none").
 */
export function guardFacts<T extends object>(facts: T, declared: readonly string[]): T {
  const seen = guardMembers(facts, "");
  return new Proxy(seen, {
    get(target, key, receiver) {
      if (typeof key === "string" && !declared.includes(key)) throw new FactMissing(`${key} (not declared)`);
      return Reflect.get(target, key, receiver) as unknown; // Safe because the caller's type says what it is.
    },
  });
}

/** Facts of which an absent member throws, whatever the reader has declared. */
export const requireFacts = <T extends object>(facts: T): T => guardMembers(facts, "");

function guardMembers<T extends object>(facts: T, path: string): T {
  return new Proxy(facts, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol") return value;
      if (value === undefined && !(key in Object.prototype)) throw new FactMissing(`${path}${key}`);
      return isPlainObject(value) ? guardMembers(value, `${path}${key}.`) : value;
    },
  });
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
