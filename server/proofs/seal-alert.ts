import type { Alert } from "@/server/kernel/alerts";
import { SEAL_LAG_SECONDS } from "./unsealed";

/** What has waited so long for its place in the tree is not waiting for the next turn of the sealer. */
const LATE_SECONDS = 30;

/** To be watched beside the kernel's own. */
export const SEAL_ALERT: Alert = {
  from: LATE_SECONDS,
  measure: SEAL_LAG_SECONDS,
  title: "The trail is not sealed",
  text: (seconds) => `An event has waited for ${Math.round(seconds)} s. See whether a worker has the signing key.`,
  cleared: "The trail is sealed again",
};
