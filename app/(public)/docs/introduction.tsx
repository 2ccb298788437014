import { CodeBlock } from "@/components/shell/code-block";
import { Prose } from "./prose";

const SETUP = `# Where you read this
export OPS_URL=https://ops.example.com
# An agent's key, from an operator
export OPS_KEY=ops_shaggy_…`;

export function Introduction({ about }: { about: readonly string[] }) {
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <h1 className="text-xl leading-8 font-semibold tracking-tight">API for agents</h1>
      {about.map((paragraph) => (
        <p key={paragraph} className="text-sm leading-6">
          <Prose text={paragraph} />
        </p>
      ))}
      <p className="text-sm leading-6">
        Every call carries <Prose text="`Authorization: Bearer $OPS_KEY`" />. The examples below take both of these:
      </p>
      <CodeBlock code={SETUP} label="set-up of the examples" />
    </div>
  );
}
