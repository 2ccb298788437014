import type { ReactNode } from "react";
import type { ApiReference } from "@/server/api/openapi/reference";
import { MethodBadge } from "./method-badge";

/** Every anchor of the page. */
export function Contents({ reference: { sections, schemas } }: { reference: ApiReference }) {
  return (
    <div className="flex flex-col gap-4 text-sm">
      {sections.map(({ tag, operations }) => (
        <Group key={tag} id={`tag-${tag}`} title={tag}>
          {operations.map(({ id, method, summary }) => (
            <Entry key={id} id={id}>
              <span className="min-w-0 flex-1">{summary}</span>
              <MethodBadge method={method} />
            </Entry>
          ))}
        </Group>
      ))}
      <Group id="errors" title="Errors" />
      <Group id="schemas" title="Schemas">
        {schemas.map(({ name }) => (
          <Entry key={name} id={`schema-${name}`}>
            <span className="font-mono text-xs">{name}</span>
          </Entry>
        ))}
      </Group>
    </div>
  );
}

function Group({ id, title, children }: { id: string; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <a href={`#${id}`} className="rounded-sm text-xs font-semibold hover:underline">
        {title}
      </a>
      {children && <ul className="flex flex-col">{children}</ul>}
    </div>
  );
}

function Entry({ id, children }: { id: string; children: ReactNode }) {
  return (
    <li>
      <a
        href={`#${id}`}
        className="-mx-1.5 flex items-start gap-2 rounded-md px-1.5 py-1 text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        {children}
      </a>
    </li>
  );
}
