/** A problem the person at the terminal can act on: shown as its sentence, without a stack. */
export class Failure extends Error {
  name = "Failure";
}

/** Ends a command: a Failure by its sentence alone, anything else with its stack, because that is our defect. */
export function reportAndExit(error) {
  const text = error instanceof Failure ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
