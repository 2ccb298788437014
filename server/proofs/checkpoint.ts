/** What a checkpoint commits to: the tree's size and root. The text form is https://c2sp.org/tlog-checkpoint. */
export interface Checkpoint {
  /** Names the installation's trail; the same for ever. */
  origin: string;
  size: number;
  root: Buffer;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString("base64")}\n`;
