import { kindLabels } from "@/components/approval/kind-labels";
import { Checkbox } from "@/components/ui/checkbox";
import { Label } from "@/components/ui/label";

type Kind = keyof typeof kindLabels;

const isKind = (name: unknown): name is Kind => typeof name === "string" && Object.hasOwn(kindLabels, name);

/** Which kinds of action it is for. */
export function KindsField() {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">Only these kinds (none: all)</legend>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {Object.entries(kindLabels).map(([kind, label]) => (
          <Label key={kind} className="font-normal">
            <Checkbox name="kinds" value={kind} />
            {label}
          </Label>
        ))}
      </div>
    </fieldset>
  );
}

/** Null when none is chosen: all of them. */
export function chosenKinds(fields: FormData): Kind[] | null {
  const chosen = fields.getAll("kinds").filter(isKind);
  return chosen.length > 0 ? chosen : null;
}
