"use client";

import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from "lucide-react";
import { useState } from "react";
import type { Block } from "@/app/(console)/templates/template-looks";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { BlockFields } from "./block-fields";

const LABELS: Record<Block["kind"], string> = {
  heading: "Heading",
  paragraph: "Paragraph",
  story: "Story",
  button: "Button",
  divider: "Divider",
};

const NEW_BLOCKS: Record<Block["kind"], Block> = {
  heading: { kind: "heading", text: "" },
  paragraph: { kind: "paragraph", text: "" },
  story: { kind: "story", title: "", text: "", url: "" },
  button: { kind: "button", label: "", url: "" },
  divider: { kind: "divider" },
};

/** The parts of a letter in order; each can be written, moved and taken out. */
export function BlockList({ blocks, onChange }: BlockListProps) {
  const { keys, moveKey, dropKey, addKey } = useBlockKeys(blocks.length);
  const move = (from: number, to: number) => {
    const block = blocks[from];
    if (!block || to < 0 || to >= blocks.length) return;
    moveKey(from, to);
    onChange(blocks.toSpliced(from, 1).toSpliced(to, 0, block));
  };
  return (
    <section aria-label="Parts" className="grid gap-3">
      <ol className="grid gap-3">
        {blocks.map((block, n) => (
          <li key={keys[n]}>
            <fieldset className="grid gap-3 rounded-md border p-3">
              <legend className="sr-only">
                Part {n + 1}: {LABELS[block.kind]}
              </legend>
              <div className="flex items-center gap-1">
                <span aria-hidden className="flex-1 text-sm font-medium">
                  {n + 1}. {LABELS[block.kind]}
                </span>
                <IconButton label={`Move part ${n + 1} up`} disabled={n === 0} onClick={() => move(n, n - 1)}>
                  <ArrowUpIcon />
                </IconButton>
                <IconButton
                  label={`Move part ${n + 1} down`}
                  disabled={n === blocks.length - 1}
                  onClick={() => move(n, n + 1)}
                >
                  <ArrowDownIcon />
                </IconButton>
                <IconButton
                  label={`Take out part ${n + 1}`}
                  disabled={blocks.length === 1}
                  onClick={() => {
                    dropKey(n);
                    onChange(blocks.toSpliced(n, 1));
                  }}
                >
                  <TrashIcon />
                </IconButton>
              </div>
              <BlockFields block={block} onChange={(next) => onChange(blocks.with(n, next))} />
            </fieldset>
          </li>
        ))}
      </ol>
      <AddMenu
        onAdd={(kind) => {
          addKey();
          onChange([...blocks, NEW_BLOCKS[kind]]);
        }}
      />
    </section>
  );
}

interface BlockListProps {
  blocks: Block[];
  onChange: (blocks: Block[]) => void;
}

/** Parts have no ids; a key that goes with each keeps the cursor where it is when they move. */
function useBlockKeys(count: number) {
  const [keys, setKeys] = useState(() => Array.from({ length: count }, () => crypto.randomUUID()));
  return {
    keys,
    moveKey: (from: number, to: number) =>
      setKeys((old) => old.toSpliced(from, 1).toSpliced(to, 0, ...old.slice(from, from + 1))),
    dropKey: (n: number) => setKeys((old) => old.toSpliced(n, 1)),
    addKey: () => setKeys((old) => [...old, crypto.randomUUID()]),
  };
}

function AddMenu({ onAdd }: { onAdd: (kind: Block["kind"]) => void }) {
  // Safe because the labels are keyed by every kind there is.
  const kinds = Object.keys(LABELS) as Block["kind"][];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="sm" className="w-fit">
          <PlusIcon />
          Add a part
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {kinds.map((kind) => (
          <DropdownMenuItem key={kind} onSelect={() => onAdd(kind)}>
            {LABELS[kind]}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function IconButton({ label, children, ...button }: { label: string } & React.ComponentProps<typeof Button>) {
  return (
    <Button type="button" variant="ghost" size="icon" aria-label={label} title={label} {...button}>
      {children}
    </Button>
  );
}
