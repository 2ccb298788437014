import type { ViewedImage } from "./view-image";
import { viewImage } from "./view-image";

/** Of a few hundred kB at most each; several people and tabs look at the same action. */
const VIEWS_KEPT_MAX = 64;

const kept = new Map<string, Promise<ViewedImage>>();

/** The view of a picture by its hash: the same bytes always look the same. Those least lately seen are let go. */
export function cachedView(sha256: string, read: () => Promise<Uint8Array>): Promise<ViewedImage> {
  const view = kept.get(sha256) ?? make(sha256, read);
  kept.delete(sha256);
  kept.set(sha256, view);
  for (const oldest of kept.keys()) {
    if (kept.size <= VIEWS_KEPT_MAX) break;
    kept.delete(oldest);
  }
  return view;
}

/** A read that failed is tried again by the next one who looks. */
async function make(sha256: string, read: () => Promise<Uint8Array>): Promise<ViewedImage> {
  try {
    return await viewImage(await read());
  } catch (error) {
    kept.delete(sha256);
    throw error;
  }
}
