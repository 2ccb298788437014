/** Every second line is dashed, so that colour is not the only difference. */
export function lineDash(place: number): string | undefined {
  return place % 2 === 1 ? "5 4" : undefined;
}
