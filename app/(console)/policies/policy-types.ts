import type { Outputs } from "@/components/trpc/outputs";

export type PolicyPage = Outputs["policies"]["parameters"];
export type Params = PolicyPage["params"];
export type Parameter = PolicyPage["groups"][number]["parameters"][number];
export type Kind = PolicyPage["kinds"][number];
export type Draft = Outputs["policies"]["drafts"][number];
export type Simulation = NonNullable<Draft["simulation"]>;
export type Direction = keyof Simulation["counts"];
