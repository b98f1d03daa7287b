import { isRecord } from '../../kernel/is-record';
import {
  ASSUMPTION_SETTINGS,
  type Assumptions,
  type AssumptionsConfiguration,
  type Setting,
} from '../interface';

type Words = readonly string[];
type Group = Readonly<Record<string, Setting>>;

const foldWord = (word: string): string => word.trim().toLowerCase();

/** Whether a word of S-360 is one of these, in any case. */
export const isOneOf = (words: Words, word: string): boolean =>
  words.some((known) => foldWord(known) === foldWord(word));

const wordsOf = (given: unknown): Words =>
  Array.isArray(given) ? given.filter((word) => typeof word === 'string') : [];

/**
 * Configured words add to the defaults. A default word that is configured with another meaning loses
 * its default one.
 */
function valuesOf(group: Group, given: unknown, code: string): Record<string, unknown> {
  const configured = isRecord(given) ? given : {};
  const isWords = (name: string): boolean => group[name]?.kind === 'words';
  const valueOf = (name: string, setting: Setting): unknown => {
    switch (setting.kind) {
      case 'words': {
        const others = Object.keys(configured).filter((one) => one !== name && isWords(one));
        const taken = others.flatMap((one) => wordsOf(configured[one]));
        const kept = setting.default.filter((word) => !isOneOf(taken, word));
        return [...kept, ...wordsOf(configured[name])];
      }
      case 'parts':
        return valuesOf(setting.of, configured[name], code);
      case 'text':
        return configured[name] ?? setting.from(code);
      case 'choice':
      case 'name':
        return configured[name] ?? setting.default;
    }
  };
  return Object.fromEntries(
    Object.entries(group).map(([name, setting]) => [name, valueOf(name, setting)]),
  );
}

/** The assumptions about an institution: the configured ones, otherwise the defaults. */
export function resolveAssumptions(
  code: string,
  configured?: AssumptionsConfiguration,
): Assumptions;
export function resolveAssumptions(code: string, configured?: object): object {
  return valuesOf(ASSUMPTION_SETTINGS, configured, code);
}

/** The assumptions without configuration; the token's subject depends on the institution code. */
export const DEFAULT_ASSUMPTIONS: Omit<Assumptions, 'tokenSubject'> = resolveAssumptions('');
