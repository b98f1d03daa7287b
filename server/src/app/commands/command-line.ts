import path from 'node:path';
import { types } from 'node:util';
import { isDatabaseGone } from '../../kernel/database/failures';
import { isS360Error } from '../../s360';
import { checkCommand } from './check/check-command';
import type { Arguments, Command, ExitCode, Terminal } from './command';
import { didYouMean } from '../../kernel/did-you-mean';
import { loadHostApp } from './host-app';
import { importCommand } from './import-command';
import { wrongInstitution } from './named-institutions';
import { eraseCommand } from './privacy/erase-command';
import { exportPersonCommand } from './privacy/export-person-command';
import { pullCommand } from './pull-command';
import { pushCommand } from './push-command';
import { COMMON_HELP, readArguments, WrongUseError } from './read-arguments';
import { rebuildCommand } from './rebuild-command';
import { replayCommand } from './replay-command';
import { statusCommand } from './status-command';
import { exportTablesCommand } from './tables/export-tables-command';
import { importTablesCommand } from './tables/import-tables-command';
import { removeDataCommand } from './tables/remove-data-command';
import { processTerminal } from './terminal';

/** All commands; a new one needs a file of its own, an entry here, and one in the documentation. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  statusCommand,
  pushCommand,
  pullCommand,
  replayCommand,
  importCommand,
  rebuildCommand,
  eraseCommand,
  exportPersonCommand,
  exportTablesCommand,
  importTablesCommand,
  removeDataCommand,
];

const NAME = 'strapi-s360';

function help(): string {
  const widest = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`);
  return `Usage: ${NAME} <command>

Commands:
${lines.join('\n')}

${NAME} <command> --help explains one. Run it where the Strapi app is.`;
}

async function runCommand(
  command: Command,
  read: Arguments,
  { loadApp, terminal }: { loadApp: typeof loadHostApp; terminal: Terminal },
): Promise<ExitCode> {
  terminal.progress?.('Strapi is loaded …');
  const app = await loadApp(path.resolve(read.text('app') ?? '.'), command.readsOnly);
  try {
    const wrong = await wrongInstitution(app.strapi, command.institutions?.(read) ?? []);
    if (wrong !== null) throw new WrongUseError(wrong);
    return await command.run({ ...read, terminal, strapi: app.strapi });
  } finally {
    await app.close();
  }
}

/**
 * Runs `strapi-s360` with these arguments. Any failure is printed in words, with exit code 2. The
 * caller must end the process, because resources that Strapi leaves open may keep it alive.
 */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal = processTerminal(),
  loadApp = loadHostApp,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    const isHelp = name === undefined || name === '--help' || name === '-h';
    if (isHelp) terminal.print(help());
    else terminal.complain(`${unknownCommand(name)}\n\n${help()}`);
    return isHelp ? 0 : 2;
  }
  try {
    const read = readArguments(command, rest);
    if (read.flag('help')) {
      terminal.print(`${command.help}\n${COMMON_HELP}`);
      return 0;
    }
    const wrong = command.wrongUse(read);
    if (wrong !== null) throw new WrongUseError(wrong);
    return await runCommand(command, read, { loadApp, terminal });
  } catch (error) {
    const isWrongUse = error instanceof WrongUseError;
    const hint = isWrongUse ? `\n${NAME} ${command.name} --help explains its use.` : '';
    terminal.complain(`${messageFor(error)}${hint}`);
    return 2;
  }
}

function unknownCommand(typed: string): string {
  if (typed.startsWith('-')) return `Name a command before ${typed}.`;
  const names = COMMANDS.map(({ name }) => name);
  return `There is no command "${typed}".${didYouMean(typed, names)}`;
}

/** What the person can do about a file, by the code of the operating system. */
const FILE_MESSAGES: Readonly<Record<string, string>> = {
  EACCES: 'You may not use this file or folder',
  EEXIST: 'The file exists already, name a new one',
  EISDIR: 'This is a folder, name a file',
  ENOENT: 'There is no such file or folder',
  ENOTDIR: 'There is no such file or folder',
  EPERM: 'You may not use this file or folder',
};

/** The person at the terminal may see messages that a log must not quote. */
function messageFor(error: unknown): string {
  if (!types.isNativeError(error)) return 'Something went wrong that says nothing of itself.';
  // It has the code of the network, too, and its message says what was not reached.
  if (isS360Error(error)) return error.message;
  const { code = '', path: file }: NodeJS.ErrnoException = error;
  if (isDatabaseGone(error)) {
    // An error of several addresses at once has no message.
    return `The database cannot be used now: ${error.message || code}
Does it run, and is its address in config/database right?`;
  }
  const message = FILE_MESSAGES[code];
  return message === undefined ? error.message : [message, ...(file ? [file] : [])].join(': ');
}
