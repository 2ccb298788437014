import type { JsonSchema } from "./json-schema";

/** A named schema that a type leads to, or words of a type's own. */
export type TypeWord = { text: string } | { schema: string };

/** What a value may be, in the few words that a table has room for; named schemas stay names. */
export function typeWords(schema: JsonSchema): TypeWord[] {
  if (typeof schema.$ref === "string") return [{ schema: schema.$ref.split("/").at(-1) ?? "" }];
  if ("const" in schema) return say(`always ${JSON.stringify(schema.const)}`);
  if (Array.isArray(schema.enum)) return say(schema.enum.map(String).join(" | "));
  const choices = schemasIn(schema.anyOf ?? schema.oneOf);
  if (choices.length > 0) return joined(choices.map(typeWords), " | ");
  if (schema.type === "array") return [...typeWords(schemaOr(schema.items)), ...say(`, ${listOf(schema)}`)];
  return say(scalar(schema));
}

function scalar({
  type,
  format,
  minimum,
  maximum,
  minLength,
  maxLength,
  contentEncoding,
  properties,
}: JsonSchema): string {
  if (properties) return "object";
  const name = [format, contentEncoding, type].find((word) => typeof word === "string");
  // Above what JavaScript counts exactly is no bound that anybody meant.
  const limits = range(
    minLength ?? minimum,
    Number(maximum) >= Number.MAX_SAFE_INTEGER ? maxLength : (maxLength ?? maximum),
  );
  const unit = type === "string" && limits ? " characters" : "";
  return limits ? `${String(name)}, ${limits}${unit}` : String(name ?? "any JSON");
}

function range(min: unknown, max: unknown): string {
  const least = typeof min === "number" && min > Number.MIN_SAFE_INTEGER ? min : null;
  const most = typeof max === "number" ? max : null;
  if (least !== null && most !== null)
    return least === most ? `${least}` : `${least} to ${most.toLocaleString("en-US")}`;
  if (most !== null) return `up to ${most.toLocaleString("en-US")}`;
  return least === null ? "" : `at least ${least}`;
}

const listOf = ({ minItems, maxItems }: JsonSchema): string => {
  const limits = range(minItems, maxItems);
  return limits ? `a list of ${limits}` : "a list";
};

const joined = (parts: TypeWord[][], between: string): TypeWord[] =>
  parts.flatMap((part, i) => (i === 0 ? part : [...say(between), ...part]));

const say = (text: string): TypeWord[] => [{ text }];
// Safe because what is described is always an object; anything else has no members.
const schemaOr = (value: unknown): JsonSchema => Object(value) as JsonSchema;
const schemasIn = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value.map(schemaOr) : []);
