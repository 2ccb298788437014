import type { Template } from "@/app/(console)/templates/template-looks";
import type { FiguresRow } from "@/components/mail/measures";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";

export type Results = Outputs["templates"]["results"];

/** Of a template of the code every version is counted together: which release rendered a mail is not kept with it. */
export function versionRow(id: Template["id"], row: Results["versions"][number]): FiguresRow {
  const { version, mailings, singles } = row;
  const parts = [count(mailings, "mailing"), count(singles, "single mail")].filter(Boolean);
  return {
    ...row,
    key: String(version),
    name: version === null ? "All, in the code" : `Version ${version}`,
    ...(version === null ? {} : { href: `/templates/${id}?version=${version}` }),
    note: parts.join(", "),
    // Who gets a mail of their own has no link to leave by.
    left: mailings > 0 ? row.left : null,
  };
}

export function mailingRow(row: Results["mailings"][number]): FiguresRow {
  const { id, name, version, submittedAt } = row;
  return {
    ...row,
    ...{ key: id, name, href: `/campaigns/${id}` },
    note: (
      <>
        {version !== null && `Version ${version}, `}
        <RelativeTime at={submittedAt} />
      </>
    ),
  };
}

const count = (n: number, word: string) => (n === 0 ? "" : `${n.toLocaleString("en-GB")} ${word}${n === 1 ? "" : "s"}`);
