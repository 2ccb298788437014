import { Button } from "@/components/ui/button";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import type { Doubt } from "@/server/api/reads/doubts";

type Outcome = "happened" | "did_not_happen";
/** By the target's position; what is not in it stays unknown. */
export type Outcomes = Record<number, Outcome>;

/** For each call that nobody answered, what became of it. Nothing is chosen beforehand. */
export function OutcomeChoices({ doubts, outcomes, onChange }: OutcomeChoicesProps) {
  const setAll = (outcome: Outcome) => onChange(Object.fromEntries(doubts.map(({ n }) => [n, outcome])));
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">Outcome</legend>
      {doubts.length > 1 && (
        <div className="flex flex-wrap gap-1.5">
          <Button size="sm" variant="outline" onClick={() => setAll("happened")}>
            All happened
          </Button>
          <Button size="sm" variant="outline" onClick={() => setAll("did_not_happen")}>
            None happened
          </Button>
        </div>
      )}
      <ul className="max-h-56 divide-y overflow-y-auto rounded-md border">
        {doubts.map(({ n, label }) => (
          <li key={n} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-1.5 text-sm">
            <span className="min-w-0 wrap-anywhere">{label}</span>
            <ToggleGroup
              type="single"
              aria-label={`Outcome of ${label}`}
              value={outcomes[n] ?? ""}
              onValueChange={(value) => onChange(withOutcome(outcomes, n, value))}
            >
              <ToggleGroupItem value="happened">Happened</ToggleGroupItem>
              <ToggleGroupItem value="did_not_happen">Did not</ToggleGroupItem>
            </ToggleGroup>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface OutcomeChoicesProps {
  doubts: readonly Doubt[];
  outcomes: Outcomes;
  onChange: (outcomes: Outcomes) => void;
}

function withOutcome(outcomes: Outcomes, n: number, value: string): Outcomes {
  if (value === "happened" || value === "did_not_happen") return { ...outcomes, [n]: value };
  const { [n]: _, ...rest } = outcomes;
  return rest;
}
