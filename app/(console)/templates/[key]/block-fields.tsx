import type { ChangeEvent } from "react";
import { Field } from "@/app/(console)/settings/field";
import { WordsField } from "@/app/(console)/tasks/words-field";
import type { Block } from "@/app/(console)/templates/template-looks";

/** The words of one part. */
export function BlockFields({ block, onChange }: { block: Block; onChange: (block: Block) => void }) {
  switch (block.kind) {
    case "heading":
      return (
        <Field
          label="Text"
          required
          maxLength={100}
          value={block.text}
          onChange={(e) => onChange({ ...block, text: said(e) })}
        />
      );
    case "paragraph":
      return (
        <WordsField
          label="Text"
          required
          rows={4}
          maxLength={1_500}
          value={block.text}
          onChange={(e) => onChange({ ...block, text: said(e) })}
        />
      );
    case "story":
      return (
        <>
          <Field
            label="Title"
            required
            maxLength={120}
            value={block.title}
            onChange={(e) => onChange({ ...block, title: said(e) })}
          />
          <WordsField
            label="Text"
            required
            rows={3}
            maxLength={600}
            value={block.text}
            onChange={(e) => onChange({ ...block, text: said(e) })}
          />
          <UrlField url={block.url} onChange={(url) => onChange({ ...block, url })} />
        </>
      );
    case "button":
      return (
        <>
          <Field
            label="Label"
            required
            maxLength={40}
            value={block.label}
            onChange={(e) => onChange({ ...block, label: said(e) })}
          />
          <UrlField url={block.url} onChange={(url) => onChange({ ...block, url })} />
        </>
      );
    case "divider":
      return <p className="text-sm text-muted-foreground">A line between what is above and below.</p>;
  }
}

const said = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => event.target.value;

function UrlField({ url, onChange }: { url: string; onChange: (url: string) => void }) {
  return (
    <Field
      label="Address"
      type="url"
      required
      maxLength={2_000}
      placeholder="https://"
      autoComplete="off"
      value={url}
      onChange={(e) => onChange(said(e))}
    />
  );
}
