/** Thrown when a rule reads a fact that was not loaded. Caught by assess: the action is held. */
export class FactMissing extends Error {
  override readonly name = "FactMissing";
  constructor(readonly path: string) {
    super(`The fact "${path}" is missing.`);
  }
}

/**
 * Facts as a rule sees them: reading an absent member throws instead of giving `undefined`, because a rule that
 * compares with `undefined` is silently never true. `null` is a value ("known to be none").
 */
export function guardFacts<T extends object>(facts: T, path = ""): T {
  return new Proxy(facts, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol") return value;
      if (value === undefined && !(key in Object.prototype)) throw new FactMissing(`${path}${key}`);
      return isPlainObject(value) ? guardFacts(value, `${path}${key}.`) : value;
    },
  });
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
