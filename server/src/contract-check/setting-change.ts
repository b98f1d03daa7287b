/** Settings that cure what a check found, and the lines that people copy. Pure. */

import type { AssumptionsConfiguration } from '../s360';
import type { CallWindow } from '../institutions';
import { isRecord } from '../kernel/is-record';

/** A change to an institution's configuration, in the form of `config/plugins`. */
export interface SettingChange {
  readonly authentication?: {
    readonly kind?: 'jwt' | 'login';
    readonly loginModule?: 'tnai' | 'tnco';
  };
  readonly contactServiceVersion?: string;
  readonly orderServiceVersion?: string;
  readonly catalogServiceVersion?: string;
  readonly saveMethods?: { readonly individual?: string; readonly structure?: string };
  readonly limits?: readonly Readonly<CallWindow>[];
  readonly assumptions?: AssumptionsConfiguration;
}

type Node = Readonly<Record<string, unknown>>;

const foldWord = (word: unknown): string => String(word).trim().toLowerCase();

function mergeValues(before: unknown, after: unknown): unknown {
  if (after === undefined) return before;
  if (isRecord(before) && isRecord(after)) return withChange(before, after);
  if (Array.isArray(before) && Array.isArray(after)) {
    const known = new Set(before.map(foldWord));
    return [...before, ...after.filter((word: unknown) => !known.has(foldWord(word)))];
  }
  return after;
}

/** Applies a change to settings: lists of words grow, single values are replaced. */
export function withChange<T extends object>(before: T, after: object): T {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const ofBefore = before as Node;
  const ofAfter = after as Node;
  const entries = [...names].map((name) => [name, mergeValues(ofBefore[name], ofAfter[name])]);
  return Object.fromEntries(entries) as T;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

const literalText = (text: string): string =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;

function literal(value: unknown): string {
  if (typeof value === 'string') return literalText(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (!isRecord(value)) return String(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{ ${entries.map(([name, one]) => `${keyText(name)}: ${literal(one)}`).join(', ')} }`;
}

const keyText = (name: string): string => (IDENTIFIER.test(name) ? name : literalText(name));

/**
 * The change as lines of JavaScript for the institution in `config/plugins`, one for each setting.
 */
export const settingLines = (change: SettingChange): string[] =>
  Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${literal(value)},`);

/**
 * Combines all changes with the configured `assumptions`, so that each line can replace the one
 * that is there. `authentication` holds the secret, so it contains only what changes.
 */
export function allSettingLines(
  configured: SettingChange,
  changes: readonly SettingChange[],
): string[] {
  const together = changes.reduce<SettingChange>((all, change) => withChange(all, change), {});
  const { assumptions, ...rest } = together;
  return settingLines({
    ...rest,
    ...(assumptions && {
      assumptions: withChange({ assumptions: configured.assumptions ?? {} }, { assumptions })
        .assumptions,
    }),
  });
}
