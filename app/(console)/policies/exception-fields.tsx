import { XIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { PathInput, QuorumInputs, type FieldsProps } from "./path-input";
import { withSetting } from "./with-setting";

const ONE_OPERATOR = { operator: 1, editor: 0, support: 0 };

/** Other values for some kinds: each in a line of its own, and a list of the kinds that have none. */
export function ExceptionFields(props: FieldsProps) {
  const { parameter, params, kinds, onChange } = props;
  const named = Object.keys(params[parameter.name] ?? {});
  const isQuorum = parameter.shape === "quorum_by_kind";
  const Inputs = isQuorum ? QuorumInputs : PathInput;
  return (
    <div className="grid min-w-0 gap-2">
      {named.map((kind) => (
        <div key={kind} className="flex min-w-0 flex-wrap items-end gap-2">
          <Inputs {...props} path={[parameter.name, kind]} label={kind} />
          <Button
            variant="ghost"
            size="icon"
            aria-label={`No exception for ${kind}`}
            onClick={() => onChange(withSetting(params, [parameter.name, kind], undefined))}
          >
            <XIcon />
          </Button>
        </div>
      ))}
      <Select
        // Empty again after each choice.
        key={named.length}
        onValueChange={(kind) => onChange(withSetting(params, [parameter.name, kind], isQuorum ? ONE_OPERATOR : 0))}
      >
        <SelectTrigger aria-label={`Add an exception: ${parameter.label}`} className="w-56">
          <SelectValue placeholder="Add a kind…" />
        </SelectTrigger>
        <SelectContent>
          {kinds
            .filter(({ name }) => !named.includes(name))
            .map(({ name, title }) => (
              <SelectItem key={name} value={name}>
                {title}
              </SelectItem>
            ))}
        </SelectContent>
      </Select>
    </div>
  );
}
