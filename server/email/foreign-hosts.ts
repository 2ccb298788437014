import { hostsIn } from "./hosts-in";
import { siteHosts } from "./site-hosts";

/** Hosts that this data names and that do not belong to the site. */
export function foreignHosts(data: unknown): string[] {
  const ours = siteHosts();
  return hostsIn(data).filter((host) => !ours.some((own) => host === own || host.endsWith(`.${own}`)));
}
