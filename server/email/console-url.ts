import { env } from "@/server/env";

/** A page of the console, as people outside reach it. */
export const consoleUrl = (path: string): string => new URL(path, env().PUBLIC_URL).href;

export const consoleHost = (): string => new URL(env().PUBLIC_URL).hostname;
