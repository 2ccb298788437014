import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { percent } from "@/components/shell/percent";

/** How the mails fared at the readers' own providers: one that suddenly bounces most is one that blocks us. */
export function RecipientDomains({ domains }: Pick<MailingDetail, "domains">) {
  return (
    <Card className="min-w-0">
      <CardHeading title="By the readers’ domains" description="The ten most common" />
      <CardContent className="min-w-0">
        <Table aria-label="By the readers’ domains" className="table-fixed tabular-nums">
          <TableHeader>
            <TableRow>
              <TableHead className="w-[40%] pl-0">Domain</TableHead>
              <TableHead className="text-right">Sent</TableHead>
              <TableHead className="text-right max-sm:hidden">Delivered</TableHead>
              <TableHead className="text-right">Bounced</TableHead>
              <TableHead className="pr-0 text-right">Complained</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {domains.map(({ domain, sent, delivered, bounced, complained }) => (
              <TableRow key={domain}>
                <TableCell className="truncate pl-0">{domain}</TableCell>
                <TableCell className="text-right">{sent.toLocaleString("en-GB")}</TableCell>
                <TableCell className="text-right max-sm:hidden">{percent(delivered, sent)}</TableCell>
                <TableCell className="text-right">{percent(bounced, sent)}</TableCell>
                <TableCell className="pr-0 text-right">{percent(complained, sent)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </CardContent>
    </Card>
  );
}
