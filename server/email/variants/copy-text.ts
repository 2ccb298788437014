import type { Block, LetterCopy } from "./letter-copy";

/** The parts of a letter as lines, for whoever compares two versions. */
export const copyText = ({ blocks }: LetterCopy): string => blocks.map(blockText).join("\n\n");

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `# ${block.text}`;
    case "paragraph":
      return block.text;
    case "story":
      return `${block.title}\n${block.text}\n${block.url}`;
    case "button":
      return `[${block.label}] ${block.url}`;
    case "divider":
      return "---";
  }
}
