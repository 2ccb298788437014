import { hostsIn } from "./hosts-in";
import { siteHosts } from "./site-hosts";

/** Hosts that this data names and that do not belong to the site, nor are among these. */
export function foreignHosts(data: unknown, known: readonly string[] = []): string[] {
  const ours = [...siteHosts(), ...known];
  return hostsIn(data).filter((host) => !ours.some((own) => host === own || host.endsWith(`.${own}`)));
}
