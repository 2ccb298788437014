import { useId } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

/** One whole number; empty means no limit where there may be none. */
export function SettingInput({ label, context, hidesLabel, isNullable, value, problem, onChange }: SettingInputProps) {
  const id = useId();
  const empty = isNullable ? null : Number.NaN;
  return (
    <div className="grid w-28 gap-1">
      <Label htmlFor={id} className={hidesLabel ? "sr-only" : "text-xs text-muted-foreground"}>
        {hidesLabel ? (
          label
        ) : (
          <>
            <span className="sr-only">{context}, </span>
            {label}
          </>
        )}
      </Label>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        step={1}
        placeholder={isNullable ? "no limit" : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={value === null || Number.isNaN(value) ? "" : value}
        onChange={({ target }) => onChange(target.value === "" ? empty : Number(target.value))}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-danger-text">
          {problem}
        </p>
      )}
    </div>
  );
}

interface SettingInputProps {
  label: string;
  /** What the label belongs to, for who does not see it. */
  context: string;
  hidesLabel?: boolean;
  isNullable?: boolean;
  value: number | null;
  problem?: string;
  onChange: (value: number | null) => void;
}
