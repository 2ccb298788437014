import type { ReactNode } from "react";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
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
      <CardHeader>
        <CardTitle>
          <h2>{title}</h2>
        </CardTitle>
        <CardDescription>{description}</CardDescription>
      </CardHeader>
      <CardContent className="min-w-0">
        <FiguresTable label={title} {...table} />
      </CardContent>
    </Card>
  );
}
