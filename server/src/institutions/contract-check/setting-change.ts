/** Settings that cure what a check found, and the lines that people copy. Pure. */

import type { AssumptionsConfiguration } from '../../s360';

/** What would have to be configured otherwise for an institution, in the form of `config/plugins`. */
export interface SettingChange {
  readonly authentication?: {
    readonly kind?: 'jwt' | 'login';
    readonly loginModule?: 'tnai' | 'tnco';
  };
  readonly contactServiceVersion?: string;
  readonly orderServiceVersion?: string;
  readonly catalogServiceVersion?: string;
  readonly limits?: readonly {
    readonly scope: 'institution' | 'service' | 'method';
    readonly service?: string | undefined;
    readonly method?: string | undefined;
    readonly calls: number;
    readonly perMs: number;
  }[];
  readonly assumptions?: AssumptionsConfiguration;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const folded = (word: unknown): string => String(word).trim().toLowerCase();

/** Words are added to those that are there; anything else takes their place. */
function mergedValue(before: unknown, after: unknown): unknown {
  if (after === undefined) return before;
  if (isNode(before) && isNode(after)) return mergedNodes(before, after);
  if (Array.isArray(before) && Array.isArray(after)) {
    const known = new Set(before.map(folded));
    return [...before, ...after.filter((word: unknown) => !known.has(folded(word)))];
  }
  return after;
}

function mergedNodes<T extends object>(before: T, after: object): T {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const ofBefore = before as Node;
  const ofAfter = after as Node;
  const entries = [...names].map((name) => [name, mergedValue(ofBefore[name], ofAfter[name])]);
  return Object.fromEntries(entries) as T;
}

/** Settings with a change: lists of words grow, single values are replaced. */
export const withChange = <T extends object>(settings: T, change: SettingChange): T =>
  mergedNodes(settings, change);

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

const literalText = (text: string): string =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;

function literal(value: unknown): string {
  if (typeof value === 'string') return literalText(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (!isNode(value)) return String(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{ ${entries.map(([name, one]) => `${keyText(name)}: ${literal(one)}`).join(', ')} }`;
}

const keyText = (name: string): string => (IDENTIFIER.test(name) ? name : literalText(name));

/** The change as lines of JavaScript for the institution in `config/plugins`, one for each setting. */
export const settingLines = (change: SettingChange): string[] =>
  Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${literal(value)},`);

/**
 * All changes together, with what is configured beside them, so that a line can take the place of the
 * one that is there. Of `authentication`, which holds the secret, only what changes.
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
