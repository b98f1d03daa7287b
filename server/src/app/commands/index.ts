/**
 * The command line of the plugin, `npx strapi-s360 <command>`: finds the app, loads its Strapi
 * without serving, and runs one command. `bin/strapi-s360.js` only calls `runCommandLine`.
 */

export { COMMANDS, runCommandLine } from './command-line';
export type { ExitCode, Terminal } from './command';
