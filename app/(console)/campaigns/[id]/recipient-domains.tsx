import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { toldShare } from "./told-share";

/** How the mails fared at the readers' own providers: one that suddenly bounces most is one that blocks us. */
export function RecipientDomains({ domains }: Pick<MailingDetail, "domains">) {
  return (
    <Card className="min-w-0">
      <CardHeading title="By the readers’ domains" description="The ten most common" />
      <CardContent className="min-w-0">
        <Table aria-label="By the readers’ domains" className="table-fixed tabular-nums max-sm:text-xs">
          <TableHeader>
            <TableRow>
              <TableHead className="w-[36%] pl-0">Domain</TableHead>
              <TableHead className="text-right">Sent</TableHead>
              <TableHead className="text-right max-sm:hidden">Delivered</TableHead>
              <TableHead className="text-right">Bounced</TableHead>
              <TableHead className="pr-0 text-right">Complained</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {domains.map((row) => (
              <DomainRow key={row.domain} row={row} />
            ))}
          </TableBody>
        </Table>
      </CardContent>
    </Card>
  );
}

function DomainRow({ row: { domain, sent, delivered, bounced, complained } }: DomainRowProps) {
  const mails = { sent, told: delivered + bounced + complained };
  return (
    <TableRow>
      <TableCell className="truncate pl-0">{domain}</TableCell>
      <TableCell className="text-right">{sent.toLocaleString("en-GB")}</TableCell>
      <TableCell className="text-right max-sm:hidden">{toldShare(delivered, mails)}</TableCell>
      <TableCell className="text-right">{toldShare(bounced, mails)}</TableCell>
      <TableCell className="pr-0 text-right">{toldShare(complained, mails)}</TableCell>
    </TableRow>
  );
}

interface DomainRowProps {
  row: MailingDetail["domains"][number];
}
