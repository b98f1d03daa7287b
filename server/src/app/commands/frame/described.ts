import type { Command } from '../command';

/** An option of a command: with `value` it takes one, without it is a switch. */
interface DescribedOption {
  value?: string;
  help: string;
}

/** A command by its words; the help and the parsed options follow from them. */
interface DescribedCommand extends Pick<
  Command,
  'name' | 'summary' | 'readsOnly' | 'wrongUse' | 'institutions' | 'run'
> {
  /** What stands after the name, e.g. `<institution> [options]`. */
  usage: string;
  /** What the command does, in lines of at most 100 characters. */
  about: string;
  /** What its exit codes mean, where that is not what they mean for the others. */
  exitCodes?: string;
  options: Readonly<Record<string, DescribedOption>>;
}

const EXIT_CODES =
  'Exit code: 0 done without problems, 1 done with problems or not finished, 2 could not be done.';

/** Options that several commands share. */
export const YES = { yes: { help: 'do not ask before it is done' } } as const;
export const JSON_ONLY = { json: { help: 'print the result as JSON and nothing else' } } as const;
export const DRY_RUN = { 'dry-run': { help: 'print what would be done, and do nothing' } } as const;
export const NO_WAIT = {
  'no-wait': { help: 'leave the work to the running Strapi, and do not wait for its end' },
} as const;

/** A command with the help and the options that its description states. */
export function described({
  about,
  exitCodes = EXIT_CODES,
  options,
  usage,
  ...command
}: DescribedCommand): Command {
  const rows = Object.entries(options).map(
    ([name, { help, value }]) => [value ? `--${name} ${value}` : `--${name}`, help] as const,
  );
  const lines = rows.map(([option, help]) => `  ${option.padEnd(22)} ${help}`);
  return {
    ...command,
    help: [
      `Usage: strapi-s360 ${command.name} ${usage}`,
      '',
      about,
      '',
      exitCodes,
      '',
      'Options:',
      ...lines,
    ].join('\n'),
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  };
}
