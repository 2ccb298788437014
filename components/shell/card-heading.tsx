import type { ReactNode } from "react";
import { CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";

interface CardHeadingProps {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
}

/** What a card is about, as a heading of the page. */
export function CardHeading({ title, description, action }: CardHeadingProps) {
  return (
    <CardHeader>
      <CardTitle>
        <h2>{title}</h2>
      </CardTitle>
      {description && <CardDescription>{description}</CardDescription>}
      {action && <CardAction>{action}</CardAction>}
    </CardHeader>
  );
}
