import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CardHeading } from "@/components/shell/card-heading";
import { Card } from "@/components/ui/card";

/** A card that holds rows from edge to edge, with a way to all of them. */
export function ListCard({ title, description, href, children }: ListCardProps) {
  return (
    <Card className="min-w-0 gap-2 overflow-hidden pb-1">
      <CardHeading
        title={title}
        description={description}
        action={
          <Button asChild variant="outline" size="sm">
            <Link href={href} aria-label={`All of “${title}”`}>
              See all
            </Link>
          </Button>
        }
      />
      <div className="flex min-h-53 flex-col border-t">{children}</div>
    </Card>
  );
}

interface ListCardProps {
  title: string;
  description: string;
  href: string;
  children: ReactNode;
}
