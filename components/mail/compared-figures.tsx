import { RateBars } from "@/components/charts/rate-bars";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import type { FiguresRow, Measure } from "./measures";

const SHOWN_MAX = 6;

interface ComparedFiguresProps {
  description: string;
  rows: readonly FiguresRow[];
  measures: readonly Measure[];
}

/** The first rows drawn beside one another, each measure by itself. */
export function ComparedFigures({ description, rows, measures }: ComparedFiguresProps) {
  const shown = rows.slice(0, SHOWN_MAX);
  const groups = measures.map((measure) => ({
    ...{ key: measure.key, label: `${measure.label}, of those sent`, color: measure.color },
    bars: shown.flatMap((row) => {
      const part = measure.of(row);
      return part === null ? [] : [{ key: row.key, label: row.name, part, whole: row.sent }];
    }),
  }));
  const drawn = groups.filter(({ bars }) => bars.length > 0);
  return (
    <Card className="min-w-0">
      <CardHeading title="Beside one another" description={description} />
      <CardContent className="min-w-0">
        {drawn.length > 0 ? (
          <RateBars groups={drawn} />
        ) : (
          <p className="text-sm text-muted-foreground">No provider has said anything yet.</p>
        )}
      </CardContent>
    </Card>
  );
}
