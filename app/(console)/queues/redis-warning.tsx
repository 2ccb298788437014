import { TriangleAlertIcon } from "lucide-react";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import type { QueueOverview } from "@/server/api/reads/queues";

export function RedisWarning({ queues }: { queues: readonly QueueOverview[] }) {
  if (queues.every(({ redis }) => redis !== null)) return null;
  return (
    <Alert variant="warning">
      <TriangleAlertIcon />
      <AlertTitle>Redis does not answer</AlertTitle>
      <AlertDescription>
        Nothing is lost: what must still run stands in Postgres and is handed over as soon as Redis is back. Until then
        nothing new starts.
      </AlertDescription>
    </Alert>
  );
}
