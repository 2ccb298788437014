import { isHttpUrl } from "./fields";

/** Every http(s) URL among the values of some JSON, in order of appearance, once each. */
export function linksIn(value: unknown): string[] {
  return [...new Set(urlsOf(value))];
}

function urlsOf(value: unknown): string[] {
  if (typeof value === "string") return isHttpUrl(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(urlsOf);
}
