import { Fragment } from "react";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ProblemRow } from "@/server/api/openapi/reference";
import { Prose } from "./prose";

/** Statuses and codes with what they mean. */
export function ProblemTable({ problems }: { problems: readonly ProblemRow[] }) {
  return (
    <div className="rounded-md border bg-card">
      <Table className="table-fixed">
        <TableHeader>
          <TableRow>
            <TableHead className="w-14">Status</TableHead>
            <TableHead className="w-[42%] sm:w-56">Code</TableHead>
            <TableHead>Means</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {problems.map(({ code, status, means }) => (
            <TableRow key={code}>
              <TableCell className="align-top tabular-nums">{status}</TableCell>
              <TableCell className="align-top font-mono text-xs leading-5 break-words whitespace-normal">
                <Breakable word={code} />
              </TableCell>
              <TableCell className="align-top whitespace-normal">
                <Prose text={means} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** On a narrow screen a code goes on in the next line after an underscore. */
function Breakable({ word }: { word: string }) {
  return word.split(/(?<=_)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}
