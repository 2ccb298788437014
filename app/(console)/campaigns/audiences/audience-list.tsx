import { PlusIcon } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export type SavedAudience = Outputs["audiences"]["list"][number];

/** In the address: what is built is not saved yet. */
export const NEW = "new";

export function AudienceList({ audiences, chosen }: { audiences: readonly SavedAudience[]; chosen: string }) {
  return (
    <nav aria-label="Audiences" className="grid min-w-0 gap-2">
      <Button asChild size="sm" variant={chosen === NEW ? "secondary" : "outline"} className="justify-start">
        <Link href="/campaigns/audiences" aria-current={chosen === NEW ? "true" : undefined}>
          <PlusIcon />
          New audience
        </Link>
      </Button>
      {audiences.length === 0 && <p className="text-sm text-muted-foreground">None has been saved yet.</p>}
      <ul className="grid gap-0.5">
        {audiences.map(({ id, name, version, updatedAt }) => (
          <li key={id}>
            <Link
              href={`/campaigns/audiences?audience=${id}`}
              aria-current={chosen === id ? "true" : undefined}
              className={cn(
                "block rounded-md px-2 py-1.5 text-sm hover:bg-row-hover",
                chosen === id && "bg-row-selected",
              )}
            >
              <span className="block break-words">{name}</span>
              <span className="block text-xs text-muted-foreground">
                version {version}, <RelativeTime at={updatedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
