"use client";

import { OctagonXIcon } from "lucide-react";
import Link from "next/link";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { tabHref } from "./use-tab";
import { useSwitches } from "./use-switches";

/** Red as long as something is stopped. */
export function SwitchBanner() {
  const { data = [] } = useSwitches();
  const stopped = data.flatMap(({ switches }) => switches).filter((one) => one.stopped);
  if (stopped.length === 0) return null;
  return (
    <div className="px-3 pb-3 sm:px-4">
      <Alert variant="destructive">
        <OctagonXIcon />
        <AlertTitle>Stopped: {stopped.map(({ title }) => title).join(", ")}</AlertTitle>
        <AlertDescription>
          <p>
            No new effect starts there.{" "}
            <Link href={tabHref("switches")} className="font-medium underline">
              Kill switches
            </Link>
          </p>
        </AlertDescription>
      </Alert>
    </div>
  );
}
