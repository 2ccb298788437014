"use client";

import { GlobeIcon, MailsIcon, UsersRoundIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";

const PLACES = [
  { href: "/campaigns", label: "Mailings", icon: MailsIcon },
  { href: "/campaigns/audiences", label: "Audiences", icon: UsersRoundIcon },
  { href: "/campaigns/domains", label: "Sending domains", icon: GlobeIcon },
] as const;

/** Between mailings, whom they go to, and where they come from. */
export function CampaignsNav() {
  const here = usePathname();
  return (
    <nav aria-label="Mailings" className="flex flex-wrap gap-1.5">
      {PLACES.map(({ href, label, icon: Icon }) => (
        <Button key={href} asChild size="sm" variant={here === href ? "secondary" : "outline"}>
          <Link href={href} aria-current={here === href ? "page" : undefined}>
            <Icon />
            {label}
          </Link>
        </Button>
      ))}
    </nav>
  );
}
