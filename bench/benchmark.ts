/** How much a run does: `quick` is for a look, the default for figures worth keeping. */
export interface Scale {
  repeats: number;
  /** Multiplies counts and durations. */
  factor: number;
  /** Rows of the table that the list is read from. */
  listRows: number;
}

/** One quantity, measured for the kernel and for its peers in the same repeats. Entry i of every list is repeat i. */
export interface Figure {
  name: string;
  unit: string;
  kernel: number[];
  /** Peers and physical limits, by name; the first is the one that goals speak of. */
  peers: Record<string, number[]>;
}

/** Something that is either so or not, whatever else the machine does. */
export interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

export interface Findings {
  figures: Figure[];
  checks: Check[];
}

export interface Benchmark {
  name: string;
  title: string;
  run: (scale: Scale) => Promise<Findings>;
}
