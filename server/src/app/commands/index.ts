/**
 * The command line of the plugin, `npx strapi-s360 <command>`: finds the app, loads its Strapi without
 * serving, and runs one command. Each command is a file of its own; `runCommandLine` is all that
 * `bin/strapi-s360.js` calls.
 */

export { runCommandLine } from './command-line';
export type { ExitCode, Terminal } from './command';
