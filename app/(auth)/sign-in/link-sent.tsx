import { MailCheck } from "lucide-react";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** Says the same for addresses that belong to nobody. */
export function LinkSent({ email, onBack }: { email: string; onBack: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <Alert variant="info" role="status">
        <MailCheck aria-hidden />
        <AlertTitle>Check your mail</AlertTitle>
        <AlertDescription>
          <p className="wrap-anywhere">
            If {email === "" ? "the address" : <strong className="font-medium">{email}</strong>} belongs to a staff
            member, a link is on its way. It works once and for 15 minutes.
          </p>
        </AlertDescription>
      </Alert>
      <Button variant="outline" size="lg" onClick={onBack}>
        Back to sign-in
      </Button>
    </div>
  );
}
