import { userInfo } from 'node:os';
import { COMMAND_LINE_AUTHOR } from '../../../contracts/authors';
import type { CommandInput } from '../command';

/** Who does what a command does: the user of the operating system. */
export const commandLineAuthor = (): string => `${COMMAND_LINE_AUTHOR}${userInfo().username}`;

/** Prints lines for people; nothing with `--json`. */
export function say({ flag, terminal }: CommandInput, lines: readonly string[]): void {
  if (flag('json')) return;
  for (const line of lines) terminal.print(line);
}

/** Prints the result of a command with `--json`; nothing without. */
export function answer({ flag, terminal }: CommandInput, result: unknown): void {
  if (flag('json')) terminal.print(JSON.stringify(result, null, 2));
}

/** Whether the person, or `--yes`, agrees to the plan. */
export async function isAgreed({ flag, terminal }: CommandInput): Promise<boolean> {
  if (flag('yes')) return true;
  if (flag('json') || !terminal.canAsk) {
    terminal.complain('Nothing was done: nobody can be asked here. --yes agrees beforehand.');
    return false;
  }
  if (await terminal.confirm('Go on? (y/N) ')) return true;
  terminal.complain('Nothing was done.');
  return false;
}

const number = new Intl.NumberFormat('en');

/** A number as commands print it: `10,000`. */
export const written = (count: number): string => number.format(count);

/** A number with its noun: `1 call`, `1,200 calls`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${written(count)} ${count === 1 ? noun : plural}`;

/** Counts by name, one a line; zeros are left out. */
export function countLines(counts: Readonly<Record<string, number>>): string[] {
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  const widest = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, count]) => `  ${name.padEnd(widest)}  ${written(count)}`);
}
