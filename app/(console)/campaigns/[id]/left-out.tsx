import { CountBars } from "@/components/charts/count-bars";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { problemWords } from "./problem-words";

/** Why readers had no mail, most first. */
export function LeftOut({ problems }: Pick<MailingDetail, "problems">) {
  const bars = problems.map(({ code, count }) => ({
    ...{ key: code, label: problemWords(code), count },
    color: "var(--chart-2)",
  }));
  return (
    <Card className="min-w-0">
      <CardHeading title="Why readers had no mail" description="Left out since the approval, or failed" />
      <CardContent className="min-w-0">
        {bars.length > 0 ? (
          <CountBars title="Why readers had no mail" bars={bars} />
        ) : (
          <p className="text-sm text-muted-foreground">Nobody was left out, and nothing failed.</p>
        )}
      </CardContent>
    </Card>
  );
}
