import Link from "next/link";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toldOf } from "@/app/(console)/campaigns/mailing-looks";
import type { Mailing, MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { totalOf } from "@/app/(console)/campaigns/mailing-progress";
import { toldShare } from "./told-share";

/** Beside the one before of the same topic: readers who were content then tell most about now. */
export function PreviousMailing({ mailing }: { mailing: MailingDetail }) {
  const { previous, topic } = mailing;
  return (
    <Card className="min-w-0">
      <CardHeading
        title="Beside the one before"
        description={
          <>
            {previous ? (
              <Link href={`/campaigns/${previous.id}`} className="text-link underline">
                {" "}
                {previous.name}{" "}
              </Link>
            ) : (
              `It is the first of the topic ${topic}.`
            )}
          </>
        }
      />
      {previous && (
        <CardContent className="min-w-0">
          <Table aria-label="Beside the one before" className="tabular-nums">
            <TableHeader>
              <TableRow>
                <TableHead className="pl-0">
                  <span className="sr-only">What</span>
                </TableHead>
                <TableHead className="text-right">This one</TableHead>
                <TableHead className="pr-0 text-right">The one before</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {LINES.map(({ label, of }) => (
                <TableRow key={label}>
                  <TableCell className="pl-0 text-muted-foreground">{label}</TableCell>
                  <TableCell className="text-right">{of(mailing)}</TableCell>
                  <TableCell className="pr-0 text-right">{of(previous)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardContent>
      )}
    </Card>
  );
}

const share = (count: (mailing: Mailing) => number) => (mailing: Mailing) =>
  toldShare(count(mailing), { sent: mailing.readers.succeeded, told: toldOf(mailing) });

const LINES: readonly { label: string; of: (mailing: Mailing) => string }[] = [
  { label: "Readers", of: ({ readers }) => totalOf(readers).toLocaleString("en-GB") },
  { label: "Sent", of: ({ readers }) => readers.succeeded.toLocaleString("en-GB") },
  { label: "Delivered", of: share(({ deliveries }) => deliveries.delivered) },
  { label: "Bounced", of: share(({ deliveries }) => deliveries.bounced) },
  { label: "Complained", of: share(({ deliveries }) => deliveries.complained) },
];
