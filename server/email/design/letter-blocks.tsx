import type { Block } from "@/server/email/variants/letter-copy";
import { ActionButton } from "./action-button";
import { Divider } from "./divider";
import { Paragraph } from "./paragraph";
import { Story } from "./story";
import { Subheading } from "./subheading";

/** The parts of a letter that staff wrote, with the reader's words filled in by `say`. */
export function LetterBlocks({ blocks, say }: { blocks: readonly Block[]; say: (text: string) => string }) {
  return blocks.map((block, n) => <LetterBlock key={n} block={block} say={say} />);
}

function LetterBlock({ block, say }: { block: Block; say: (text: string) => string }) {
  switch (block.kind) {
    case "heading":
      return <Subheading>{say(block.text)}</Subheading>;
    case "paragraph":
      return <Paragraph>{say(block.text)}</Paragraph>;
    case "story":
      return <Story title={say(block.title)} text={say(block.text)} url={block.url} />;
    case "button":
      return <ActionButton href={block.url}>{say(block.label)}</ActionButton>;
    case "divider":
      return <Divider />;
  }
}

/** A letter that begins with a heading has it as its title; the others have their subject. */
export function titleAndRest(subject: string, blocks: readonly Block[]): { title: string; rest: readonly Block[] } {
  const [first, ...rest] = blocks;
  return first?.kind === "heading" ? { title: first.text, rest } : { title: subject, rest: blocks };
}
