import type { ReactNode } from "react";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { FiguresTable } from "./figures-table";
import type { FiguresRow, Measure } from "./measures";

interface FiguresCardProps {
  title: string;
  description: ReactNode;
  what: string;
  rows: readonly FiguresRow[];
  measures: readonly Measure[];
}

export function FiguresCard({ title, description, ...table }: FiguresCardProps) {
  return (
    <Card className="min-w-0">
      <CardHeading title={title} description={description} />
      <CardContent className="min-w-0">
        <FiguresTable label={title} {...table} />
      </CardContent>
    </Card>
  );
}
