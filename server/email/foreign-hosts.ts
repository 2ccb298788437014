import { linksIn } from "./links-in";
import { siteHosts } from "./site-hosts";

/** Hosts that this data links to and that do not belong to the site. */
export function foreignHosts(data: unknown): string[] {
  const ours = siteHosts();
  const hosts = linksIn(data).map((link) => new URL(link).hostname);
  return [...new Set(hosts)].filter((host) => !ours.some((own) => host === own || host.endsWith(`.${own}`)));
}
