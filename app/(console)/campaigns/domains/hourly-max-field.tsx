import type { ComponentProps } from "react";
import { Field } from "@/app/(console)/settings/field";

/** What `sending_domains` takes. */
export function HourlyMaxField(props: Pick<ComponentProps<typeof Field>, "defaultValue" | "hint" | "autoFocus">) {
  return (
    <Field
      label="Mails an hour once it is warm"
      name="hourlyMax"
      type="number"
      required
      min={1}
      max={1_000_000}
      {...props}
    />
  );
}
