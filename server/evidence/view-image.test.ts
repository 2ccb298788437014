import sharp from "sharp";
import { expect, it } from "vitest";
import { imageBomb } from "@/server/testing/image-bomb";
import { IMAGE_PIXELS_MAX, viewImage } from "./view-image";

type Format = "png" | "jpeg" | "gif" | "webp";

const draw = (width: number, height: number, format: Format = "png", background = "#246") =>
  sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();

const bytesIn = (dataUrl: string) => Buffer.from(dataUrl.replace(/^data:image\/webp;base64,/, ""), "base64");

async function shown(bytes: Buffer) {
  const viewed = await viewImage(bytes);
  if (!viewed.ok) throw new Error(viewed.problem);
  return viewed.view;
}

it.each(["png", "jpeg", "gif", "webp"] as const)(
  "a %s is drawn anew, at most as large as a screen takes",
  async (format) => {
    const view = await shown(await draw(3_600, 900, format));
    expect(view).toMatchObject({ width: 3_600, height: 900, shownWidth: 1_800, shownHeight: 450, frames: 1 });
    expect(await sharp(bytesIn(view.dataUrl)).metadata()).toMatchObject({ format: "webp", width: 1_800, height: 450 });
  },
);

it("a small picture keeps its size, and one on its side is set upright", async () => {
  expect(await shown(await draw(300, 200))).toMatchObject({ shownWidth: 300, shownHeight: 200 });
  const turned = await sharp(await draw(300, 200, "jpeg"))
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect(await shown(turned)).toMatchObject({ width: 200, height: 300, shownWidth: 200, shownHeight: 300 });
});

it("an animation is told to be one", async () => {
  const frames = await Promise.all([draw(40, 40), draw(40, 40, "png", "#fa0")]);
  const animation = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect(await shown(animation)).toMatchObject({ frames: 2, width: 40, height: 40 });
});

it("nothing of a polyglot but its pixels reaches a browser", async () => {
  const script = "<script>fetch('https://evil.example')</script>";
  const png = await draw(60, 40);
  const comment = await sharp(png)
    .withExif({ IFD0: { ImageDescription: script } })
    .jpeg()
    .toBuffer();
  for (const polyglot of [Buffer.concat([png, Buffer.from(script)]), comment]) {
    expect(polyglot.toString("latin1")).toContain(script);
    const drawn = bytesIn((await shown(polyglot)).dataUrl).toString("latin1");
    expect(drawn).not.toContain("script");
    expect(drawn).not.toMatch(/EXIF|XMP|ICCP/);
  }
});

it("a bomb is told by its header, before anything of it is decoded", async () => {
  const bomb = imageBomb();
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage().rss;
  expect(await viewImage(bomb)).toEqual({ ok: false, problem: "too_large" });
  expect(process.memoryUsage().rss - before).toBeLessThan(IMAGE_PIXELS_MAX);
});

it("a header that lies about its size is no way round", async () => {
  const small = await draw(20, 20);
  const lying = Buffer.from(small);
  lying.writeUInt32BE(7_000, 16);
  lying.writeUInt32BE(7_000, 20);
  expect(await viewImage(lying)).toEqual({ ok: false, problem: "broken" });
});

it.each([
  ["half a picture", async () => (await draw(600, 400)).subarray(0, 600)],
  ["its first bytes alone", async () => Buffer.from("89504e470d0a1a0a", "hex")],
  ["an SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ["a TIFF", async () => Buffer.from("49492a0008000000", "hex")],
  ["nothing", async () => Buffer.alloc(0)],
])("%s is broken", async (_, make) => expect(await viewImage(await make())).toEqual({ ok: false, problem: "broken" }));
