import fc from "fast-check";

type Schema = Record<string, unknown>;
type Values = fc.Arbitrary<unknown>;

export interface Fuzz {
  /** What "#/…" refers into. */
  document: unknown;
  /** Ids of what is there, among the random ones. */
  ids: readonly string[];
  /** Whether some values are of a sort that the schema does not allow. */
  odd: boolean;
}

/** What parsers, stores and loops have stumbled over. */
const ODD: Values = fc.oneof(
  fc.constantFrom<unknown>(null, true, "", " ", "\u0000", "\ud800", "\u202e", "%00", "__proto__", -1, 0.5, 1e308),
  fc.constantFrom<unknown>([], {}, [[]], { constructor: 1 }, JSON.parse('{"__proto__": 1}'), "9".repeat(400)),
  fc.constantFrom<unknown>("2026-02-31T00:00:00Z", "10000-01-01T00:00:00Z", 2 ** 53, -(2 ** 31) - 1, "' or 1=1 --"),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const ODD_ONE_IN = 12;

/** Values that a schema allows; with `odd` here and there, at any depth, one that it does not. */
export function valuesFor(schema: Schema, fuzz: Fuzz): Values {
  const fitting = fittingFor(schema, fuzz);
  return fuzz.odd ? fc.oneof({ weight: ODD_ONE_IN - 1, arbitrary: fitting }, { weight: 1, arbitrary: ODD }) : fitting;
}

function fittingFor(schema: Schema, fuzz: Fuzz): Values {
  if (typeof schema.$ref === "string") return fittingFor(referred(schema.$ref, fuzz), fuzz);
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = schemasIn(schema.oneOf ?? schema.anyOf);
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => fittingFor(choice, fuzz)));
  const parts = schemasIn(schema.allOf);
  // Every part describes members of one object.
  if (parts.length > 0) {
    const all = fc.tuple(...parts.map((part) => fittingFor(part, fuzz)));
    return all.map((objects) => Object.assign({}, ...objects.map((object) => Object(object))) as unknown);
  }
  return ofType(schema, fuzz);
}

function ofType(schema: Schema, fuzz: Fuzz): Values {
  switch (schema.type) {
    case "object":
      return objects(schema, fuzz);
    case "array":
      return fc.array(valuesFor(schemaOr(schema.items), fuzz), {
        minLength: numberOr(schema.minItems, 0),
        maxLength: 4,
      });
    case "string":
      return strings(schema, fuzz);
    case "integer":
      return fc.integer({ min: numberOr(schema.minimum, -9), max: Math.min(numberOr(schema.maximum, 1_000), 2 ** 40) });
    case "number":
      return fc.double({ min: numberOr(schema.minimum, -9), max: numberOr(schema.maximum, 1e6), noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

/** What may be left out mostly is: of ten members that each may be refused, one that is not must come through. */
const seldom = (values: Values): Values =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });

function objects({ properties, required, additionalProperties }: Schema, fuzz: Fuzz): Values {
  const needed = new Set(Array.isArray(required) ? required : []);
  const members = Object.entries(Object(properties)).map(([name, member]): [string, Values] => {
    const values = valuesFor(schemaOr(member), fuzz);
    return [name, needed.has(name) ? values : seldom(values)];
  });
  const known = fc.record(Object.fromEntries(members));
  if (typeof additionalProperties !== "object") return known;
  const more = fc.dictionary(fc.string({ maxLength: 12 }), valuesFor(schemaOr(additionalProperties), fuzz), {
    maxKeys: 3,
  });
  return fc.tuple(more, known).map(([a, b]) => ({ ...a, ...b }));
}

const LENGTH_MAX = 40;

function strings({ format, pattern, minLength, maxLength, contentEncoding }: Schema, { ids }: Fuzz): Values {
  if (contentEncoding === "base64") return fc.base64String({ maxLength: LENGTH_MAX });
  if (format === "uuid") return fc.oneof(fc.uuid(), { weight: 4, arbitrary: fc.constantFrom(...ids) });
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === "uri") return fc.webUrl();
  if (format === "hostname") return fc.domain();
  if (format === "email") return fc.emailAddress();
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern));
  const max = Math.min(numberOr(maxLength, LENGTH_MAX), LENGTH_MAX);
  return fc.string({ unit: "grapheme", minLength: Math.min(numberOr(minLength, 0), max), maxLength: max });
}

const numberOr = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);
// Safe because every schema of the document is an object; what is left out allows anything.
const schemaOr = (value: unknown): Schema => Object(value) as Schema;
const schemasIn = (value: unknown): Schema[] => (Array.isArray(value) ? value.map(schemaOr) : []);

const referred = (reference: string, { document }: Fuzz): Schema =>
  schemaOr(
    reference
      .slice(2)
      .split("/")
      .reduce<unknown>((at, step) => Object(at)[step], document),
  );
