import type { SummaryLine, Target } from "@/server/kernel/define-action";

/** The lines about one member that every card about members shows. */
export function memberLines(target: Target | undefined, reason: string | undefined): SummaryLine[] {
  if (!target) return [];
  const { email, role, company, country, joined, identityVerified } = target.attributes;
  return [
    { label: "E-mail", value: String(email) },
    { label: "Role", value: String(role).replaceAll("_", " ") },
    { label: "Company", value: company ? String(company) : "none given" },
    { label: "Country", value: String(country) },
    { label: "Joined", value: String(joined) },
    { label: "Identity", value: identityVerified ? "verified" : "not verified" },
    ...(reason ? [{ label: "Reason given", value: reason }] : []),
  ];
}
