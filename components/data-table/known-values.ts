/** The values of a URL that the server knows; none is the same as no filter. */
export function knownValues<Value extends string>(
  values: string[] | undefined,
  looks: Record<Value, unknown>,
): Value[] | undefined {
  const found = values?.filter((value): value is Value => Object.hasOwn(looks, value)) ?? [];
  return found.length > 0 ? found : undefined;
}
