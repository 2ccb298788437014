import type { Kind, Parameter, Params } from "./policy-types";
import { SettingInput } from "./setting-input";
import { settingAt, withSetting } from "./with-setting";

/** One figure of the parameters, wherever it stands. */
export function PathInput({
  path,
  label,
  hidesLabel,
  isNullable,
  ...props
}: AtPath & { hidesLabel?: boolean; isNullable?: boolean }) {
  const value = settingAt(props.params, path);
  return (
    <SettingInput
      {...{ label, hidesLabel, isNullable }}
      context={props.parameter.label}
      value={value === undefined ? null : value}
      problem={props.problems.get(path.join("."))}
      onChange={(next) => props.onChange(withSetting(props.params, path, next))}
    />
  );
}

export interface FieldsProps {
  parameter: Parameter;
  params: Params;
  problems: ReadonlyMap<string, string>;
  kinds: readonly Kind[];
  onChange: (params: Params) => void;
}

interface AtPath extends FieldsProps {
  path: readonly string[];
  label: string;
}

const QUORUM_ROLES = ["operator", "editor", "support"] as const;

/** People of each role; the groups are joined by "and". */
export function QuorumInputs({ path, label, ...props }: AtPath) {
  return (
    <div className="flex min-w-0 flex-wrap items-end gap-2">
      {QUORUM_ROLES.map((role) => (
        <PathInput key={role} {...props} path={[...path, role]} label={`${label}: ${role}s`} />
      ))}
    </div>
  );
}
