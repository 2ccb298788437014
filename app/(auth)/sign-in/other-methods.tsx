import { KeyRound, Mail } from "lucide-react";
import { Button } from "@/components/ui/button";

interface OtherMethodsProps {
  offersLink: boolean;
  oidcName: string | null;
  isReady: boolean;
  onLink: () => void;
  onOidc: () => void;
}

/** Only what this installation has configured; nothing at all when that is the password alone. */
export function OtherMethods({ offersLink, oidcName, isReady, onLink, onOidc }: OtherMethodsProps) {
  if (!offersLink && oidcName === null) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3 py-1 text-xs text-muted-foreground" aria-hidden>
        <span className="h-px flex-1 bg-border" />
        or
        <span className="h-px flex-1 bg-border" />
      </div>
      {offersLink && (
        <Button variant="outline" size="lg" disabled={!isReady} onClick={onLink}>
          <Mail aria-hidden />
          Mail me a sign-in link
        </Button>
      )}
      {oidcName !== null && (
        <Button variant="outline" size="lg" disabled={!isReady} onClick={onOidc}>
          <KeyRound aria-hidden />
          <span className="truncate">Continue with {oidcName}</span>
        </Button>
      )}
    </div>
  );
}
