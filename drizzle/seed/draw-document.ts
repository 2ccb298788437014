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
  ...{
    0: "75557",
    1: "26227",
    2: "61247",
    3: "61216",
    4: "55711",
    5: "74616",
    6: "34757",
    7: "71122",
    8: "75757",
    9: "75716",
  },
  ...{ "-": "00700", ".": "00002", ":": "02020", "/": "11244" },
};

/** The page of a document as an agent would have captured it: made of rectangles, and plainly a specimen. */
export function drawDocument(heading: string, lines: readonly string[]): Buffer {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(BACKGROUND);
  fill(pixels, { x: 16, y: 16, width: WIDTH - 32, height: HEIGHT - 32, colour: PAPER });
  fill(pixels, { x: 16, y: 16, width: WIDTH - 32, height: 44, colour: BAND });
  write(pixels, heading, { x: 32, y: 30, dot: 3, colour: PAPER });
  fill(pixels, { x: 36, y: 84, width: 104, height: 128, colour: LINE });
  fill(pixels, { x: 68, y: 104, width: 40, height: 48, colour: SKIN });
  fill(pixels, { x: 52, y: 156, width: 72, height: 56, colour: GREY });
  lines
    .slice(0, 6)
    .forEach((line, i) => write(pixels, line, { x: 164, y: 88 + i * 22, dot: 2, colour: i === 0 ? INK : GREY }));
  for (let y = 236; y < 272; y += 12) fill(pixels, { x: 36, y, width: WIDTH - 72, height: 5, colour: LINE });
  write(pixels, "SPECIMEN", { x: 380, y: 216, dot: 2, colour: BAND });
  return encodePng({ width: WIDTH, height: HEIGHT, pixels, palette: PALETTE });
}

function fill(pixels: Uint8Array, box: { x: number; y: number; width: number; height: number; colour: number }): void {
  const right = Math.min(WIDTH, box.x + box.width);
  for (let y = box.y; y < Math.min(HEIGHT, box.y + box.height); y += 1) {
    if (box.x < right) pixels.fill(box.colour, y * WIDTH + box.x, y * WIDTH + right);
  }
}

function write(pixels: Uint8Array, text: string, at: { x: number; y: number; dot: number; colour: number }): void {
  const { dot, colour } = at;
  plain(text).forEach((letter, i) => {
    (GLYPHS[letter] ?? "00000").split("").forEach((digit, row) => {
      for (let column = 0; column < 3; column += 1) {
        const isSet = (Number(digit) >> (2 - column)) & 1;
        const x = at.x + (i * 4 + column) * dot;
        if (isSet) fill(pixels, { x, y: at.y + row * dot, width: dot, height: dot, colour });
      }
    });
  });
}

const PLAIN: Record<string, string> = { Ø: "O", Ł: "L", ß: "SS" };

const plain = (text: string) =>
  text
    .toUpperCase()
    .normalize("NFD")
    .replaceAll(/[^ -~]/g, (sign) => PLAIN[sign] ?? "")
    .split("");
