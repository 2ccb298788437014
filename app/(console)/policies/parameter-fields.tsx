import { ExceptionFields } from "./exception-fields";
import { PathInput, QuorumInputs, type FieldsProps } from "./path-input";

const RISKS = ["low", "medium", "high"] as const;

/** One parameter's inputs: one, one for each risk, or one for each kind that differs. */
export function ParameterFields(props: FieldsProps) {
  const { parameter } = props;
  return (
    <fieldset className="grid min-w-0 gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <legend className="float-left min-w-0 text-sm sm:w-full">
        {parameter.label}
        <span className="block text-xs text-muted-foreground">
          {parameter.unit} · {parameter.looser} lets more through
        </span>
      </legend>
      <div className="flex min-w-0 flex-wrap items-start gap-2">
        <Inputs {...props} />
      </div>
    </fieldset>
  );
}

function Inputs(props: FieldsProps) {
  const { name, label, shape } = props.parameter;
  switch (shape) {
    case "count":
    case "limit":
      return <PathInput {...props} path={[name]} label={label} hidesLabel isNullable={shape === "limit"} />;
    case "by_risk":
      return RISKS.map((risk) => <PathInput key={risk} {...props} path={[name, risk]} label={risk} />);
    case "quorum_by_risk":
      return RISKS.map((risk) => <QuorumInputs key={risk} {...props} path={[name, risk]} label={risk} />);
    case "by_kind":
    case "quorum_by_kind":
      return <ExceptionFields {...props} />;
  }
}
