import sharp from "sharp";

/** Enough to read a passport by, and little to send. */
const EDGE_PX_MAX = 1_800;
/** Looked at in the header, before anything is decoded: 50 megapixels take 200 MB to decode. */
export const IMAGE_PIXELS_MAX = 50_000_000;
const DECODE_SECONDS_MAX = 10;
const QUALITY = 84;

// The library reads dozens of formats; only four are ever shown, and by the others nothing is to be gained here.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"],
});
sharp.concurrency(1);
sharp.cache(false);

export interface ImageView {
  /** A picture of our own making: nothing of the submitter's file but what it looks like reaches a browser. */
  dataUrl: string;
  /** Of the original. */
  width: number;
  height: number;
  shownWidth: number;
  shownHeight: number;
  /** More than one: the first is shown. */
  frames: number;
}

export type ViewedImage = { ok: true; view: ImageView } | { ok: false; problem: "too_large" | "broken" };

/** Draws a picture anew, at most as large as a screen needs it. */
export async function viewImage(bytes: Uint8Array): Promise<ViewedImage> {
  try {
    // Reads the header alone.
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (head.width * head.height > IMAGE_PIXELS_MAX) return { ok: false, problem: "too_large" };
    const { data, info } = await sharp(bytes, { limitInputPixels: IMAGE_PIXELS_MAX, failOn: "error" })
      .timeout({ seconds: DECODE_SECONDS_MAX })
      .autoOrient()
      .resize({ width: EDGE_PX_MAX, height: EDGE_PX_MAX, fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = head.autoOrient;
    const dataUrl = `data:image/webp;base64,${data.toString("base64")}`;
    const shown = { shownWidth: info.width, shownHeight: info.height };
    return { ok: true, view: { dataUrl, width, height, ...shown, frames: head.pages ?? 1 } };
  } catch {
    return { ok: false, problem: "broken" };
  }
}
