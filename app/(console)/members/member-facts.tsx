import { EntityHistory } from "@/app/(console)/entity-history";
import { countryName } from "@/app/(console)/country-name";
import type { RowFacts } from "@/components/data-table/row-detail";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { memberRoleLooks, memberStatusLooks, type Member } from "./member-looks";

export function memberFacts(member: Member): RowFacts {
  const time = (at: Date | null, otherwise: string) => (at ? <RelativeTime at={at} /> : otherwise);
  return {
    title: member.name,
    badge: <ToneBadge look={memberStatusLooks[member.status]} />,
    items: [
      { label: "E-mail", value: member.email },
      { label: "Company", value: member.company },
      { label: "Role", value: memberRoleLooks[member.role].label },
      { label: "Country", value: countryName(member.country) },
      { label: "Accredited", value: member.accredited ? "yes" : "no" },
      {
        label: "Identity",
        value: member.identityVerifiedAt ? <>verified {time(member.identityVerifiedAt, "")}</> : "open",
      },
      { label: "Joined", value: time(member.joinedAt, "") },
      { label: "Last seen", value: time(member.lastSeenAt, "never") },
      ...(member.statusReason ? [{ label: "Reason of status", value: member.statusReason }] : []),
      { label: "Version", value: `${member.version}` },
      { label: "Member id", value: <code className="font-mono text-xs break-all">{member.id}</code> },
    ],
    children: <EntityHistory type="member" id={member.id} name={member.name} />,
  };
}
