import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { percent } from "@/app/(console)/campaigns/percent";

/** How the mails fared at the readers' own providers: one that suddenly bounces most is one that blocks us. */
export function RecipientDomains({ domains }: Pick<MailingDetail, "domains">) {
  return (
    <Card className="min-w-0">
      <CardHeader>
        <CardTitle>
          <h2>By the readers’ domains</h2>
        </CardTitle>
        <CardDescription>The ten most common</CardDescription>
      </CardHeader>
      <CardContent className="min-w-0">
        <Table aria-label="By the readers’ domains" className="tabular-nums">
          <TableHeader>
            <TableRow>
              <TableHead className="pl-0">Domain</TableHead>
              <TableHead className="text-right">Sent</TableHead>
              <TableHead className="text-right">Delivered</TableHead>
              <TableHead className="text-right">Bounced</TableHead>
              <TableHead className="pr-0 text-right">Complained</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {domains.map(({ domain, sent, delivered, bounced, complained }) => (
              <TableRow key={domain}>
                <TableCell className="max-w-48 truncate pl-0">{domain}</TableCell>
                <TableCell className="text-right">{sent.toLocaleString("en-GB")}</TableCell>
                <TableCell className="text-right">{percent(delivered, sent)}</TableCell>
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
