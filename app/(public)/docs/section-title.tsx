import { Prose } from "./prose";

export function SectionTitle({ id, title, description }: { id: string; title: string; description: string }) {
  return (
    <div id={id} className="flex scroll-mt-16 flex-col gap-1">
      <h2 className="text-lg leading-7 font-semibold tracking-tight">{title}</h2>
      <p className="text-sm text-muted-foreground">
        <Prose text={description} />
      </p>
    </div>
  );
}
