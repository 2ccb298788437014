import { SirenIcon } from "lucide-react";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";

/** What going on alone means, before it is done. */
export function BreakGlassNote() {
  return (
    <Alert variant="destructive">
      <SirenIcon />
      <AlertTitle>You go on without the other approvals</AlertTitle>
      <AlertDescription>
        Policy asks for more people. For an emergency only: every operator is told at once, with your reason, and it
        stays on record as yours alone.
      </AlertDescription>
    </Alert>
  );
}
