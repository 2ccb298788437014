import { encodePng } from "./encode-png";

const WIDTH = 480;
const HEIGHT = 300;
const PALETTE = [
  [226, 232, 240],
  [255, 255, 255],
  [30, 64, 110],
  [71, 85, 105],
  [203, 213, 225],
  [180, 150, 120],
  [17, 24, 39],
] as const;
const [BACKGROUND, PAPER, BAND, GREY, LINE, SKIN, INK] = [0, 1, 2, 3, 4, 5, 6];

/** Letters of three by five dots, a row of a letter in each octal digit. */
const GLYPHS: Record<string, string> = {
  ...{ A: "25755", B: "65656", C: "34443", D: "65556", E: "74647", F: "74644", G: "34553", H: "55755", I: "72227" },
  ...{ J: "11152", K: "55655", L: "44447", M: "57755", N: "65555", O: "25552", P: "65644", Q: "25563", R: "65655" },
  ...{ S: "34216", T: "72222", U: "55557", V: "55552", W: "55775", X: "55255", Y: "55222", Z: "71247" },
  ...{ 0: "75557", 1: "26227", 2: "61247", 3: "61216", 4: "55711", 5: "74616", 6: "34757", 7: "71122", 8: "75757", 9: "75716" },
  ...{ "-": "00700", ".": "00002", ":": "02020", "/": "11244" },
};

/** The page of a document as an agent would have captured it: made of rectangles, and plainly a specimen. */
export function drawDocument(heading: string, lines: readonly string[]): Buffer {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(BACKGROUND);
  const box = (x: number, y: number, width: number, height: number, colour: number) => {
    for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row += 1) {
      pixels.fill(colour, row * WIDTH + Math.max(0, x), row * WIDTH + Math.min(WIDTH, x + width));
    }
  };
  const write = (text: string, x: number, y: number, dot: number, colour: number) => {
    [...plain(text)].forEach((letter, i) => {
      [...(GLYPHS[letter] ?? "00000")].forEach((digit, row) => {
        for (let column = 0; column < 3; column += 1) {
          if ((Number(digit) >> (2 - column)) & 1) box(x + (i * 4 + column) * dot, y + row * dot, dot, dot, colour);
        }
      });
    });
  };
  box(16, 16, WIDTH - 32, HEIGHT - 32, PAPER);
  box(16, 16, WIDTH - 32, 44, BAND);
  write(heading, 32, 30, 3, PAPER);
  box(36, 84, 104, 128, LINE);
  box(68, 104, 40, 48, SKIN);
  box(52, 156, 72, 56, GREY);
  lines.slice(0, 6).forEach((line, i) => write(line, 164, 88 + i * 22, 2, i === 0 ? INK : GREY));
  for (let y = 236; y < 272; y += 12) box(36, y, WIDTH - 72, 5, LINE);
  write("SPECIMEN", 376, 236, 2, BAND);
  return encodePng({ width: WIDTH, height: HEIGHT, pixels, palette: PALETTE });
}

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase();
