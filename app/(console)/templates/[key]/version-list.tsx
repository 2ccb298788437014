import Link from "next/link";
import { stateLooks, type Variant, type Version } from "@/app/(console)/templates/template-looks";
import { TextDiff } from "@/app/(console)/templates/text-diff";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { VersionVerbs } from "./version-verbs";

/** Every version, newest first, each with what it changed of the one before. */
export function VersionList({ variant, canWrite, onShow }: VersionListProps) {
  return (
    <ol aria-label="Versions" className="grid gap-4">
      {variant.versions.map((version, place) => (
        <li key={version.version}>
          <VersionCard
            version={version}
            before={variant.versions[place + 1]}
            verbs={<VersionVerbs variant={variant} version={version} canWrite={canWrite} onShow={onShow} />}
          />
        </li>
      ))}
    </ol>
  );
}

interface VersionListProps {
  variant: Variant;
  canWrite: boolean;
  onShow: (version: number) => void;
}

function VersionCard({ version, before, verbs }: VersionCardProps) {
  return (
    <Card className="min-w-0 gap-2">
      <CardHeader>
        <CardTitle className="flex flex-wrap items-center gap-2">
          <h2>Version {version.version}</h2>
          <ToneBadge look={stateLooks[version.state]} />
        </CardTitle>
        <CardDescription>
          Written by {version.writtenBy}, <RelativeTime at={version.updatedAt} />
          <Publication version={version} />
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-3">
        <Words version={version} before={before} />
        {verbs}
      </CardContent>
    </Card>
  );
}

interface VersionCardProps {
  version: Version;
  before: Version | undefined;
  verbs: React.ReactNode;
}

function Publication({ version: { publishedAt, publishedBy, retiredAt } }: { version: Version }) {
  if (!publishedAt || !publishedBy) return null;
  return (
    <>
      . Published <RelativeTime at={publishedAt} />{" "}
      {publishedBy.actionId ? (
        <Link className="underline" href={`/approvals/${publishedBy.actionId}`}>
          by an approval
        </Link>
      ) : (
        `by ${publishedBy.name}`
      )}
      {retiredAt && (
        <>
          , retired <RelativeTime at={retiredAt} />
        </>
      )}
    </>
  );
}

/** Compared with the version before; the first one as it is. */
function Words({ version, before }: Pick<VersionCardProps, "version" | "before">) {
  const rows = [
    { label: "Subject", after: version.copy.subject, was: before?.copy.subject },
    { label: "Preview line", after: version.copy.preview, was: before?.copy.preview },
    { label: "Text", after: version.text, was: before?.text },
  ];
  return (
    <dl className="grid gap-x-3 gap-y-1.5 sm:grid-cols-[6rem_minmax(0,1fr)]">
      {rows.map(({ label, after, was }) => (
        <div key={label} className="contents">
          <dt className="text-sm text-muted-foreground">{label}</dt>
          <dd className="min-w-0">
            <div
              className="max-h-96 overflow-y-auto"
              tabIndex={0}
              role="region"
              aria-label={`${label} of version ${version.version}`}
            >
              <TextDiff before={was ?? after} after={after} />
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
