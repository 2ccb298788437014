import { HistoryIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { approvalsHref } from "./approvals-href";

/** To every action whose title names this person or firm. */
export function ActionsLink({ name }: { name: string }) {
  return (
    <Button asChild variant="outline" className="justify-self-start">
      <Link href={approvalsHref({ q: name, sort: "submitted.desc" })}>
        <HistoryIcon />
        Actions about {name}
      </Link>
    </Button>
  );
}
