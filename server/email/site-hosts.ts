import { env } from "@/server/env";

/** Host names a mail of ours may link to; their subdomains count as well. */
export const siteHosts = (): string[] =>
  env()
    .SITE_HOSTS.split(",")
    .flatMap((host) => host.trim() || []);
