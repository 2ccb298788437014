import Link from "next/link";
import { Button } from "@/components/ui/button";

/** The way back from an address that leads to nothing. */
export function BackLink({ href, text }: { href: string; text: string }) {
  return (
    <Button asChild variant="outline" size="sm">
      <Link href={href}>{text}</Link>
    </Button>
  );
}
