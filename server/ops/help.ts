import { explainCommands } from "./run";

/** Says that there is a command to run, and so something that must run first. */
const EXIT_COMMAND_FOUND = 3;

process.exitCode = explainCommands(process.argv.slice(2), (line) => console.error(line)) ?? EXIT_COMMAND_FOUND;
