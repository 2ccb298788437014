import { stateLooks, type Version } from "@/app/(console)/templates/template-looks";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

/** Which version is looked at. */
export function VersionSelect({ versions, shown, onChange }: VersionSelectProps) {
  return (
    <Select value={String(shown)} onValueChange={(next) => onChange(Number(next))}>
      <SelectTrigger size="sm" aria-label="Version">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {versions.map(({ version, state }) => (
          <SelectItem key={version} value={String(version)}>
            Version {version} · {stateLooks[state].label.toLowerCase()}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

interface VersionSelectProps {
  versions: readonly Version[];
  shown: number;
  onChange: (version: number) => void;
}
