/** Flags that S-360 writes as text. Pure. */

import type { AssumptionsConfiguration, Assumptions } from '../s360';

/** Words that most likely mean yes or no, in the languages of S-360's customers. */
const LIKELY = {
  true: [
    'true',
    't',
    'yes',
    'y',
    'oui',
    'o',
    'ja',
    'j',
    'si',
    'sì',
    's',
    'vrai',
    'v',
    'wahr',
    'on',
    '1',
    'x',
  ],
  false: ['false', 'f', 'no', 'n', 'non', 'nein', 'faux', 'falsch', 'falso', 'off', '0', '-'],
} as const;

/** The texts that S-360 used for flags. */
interface SeenFlags {
  /** Words that the assumptions contain. */
  known: readonly string[];
  /** Words that they do not contain. */
  unknown: readonly string[];
}

const foldWord = (word: string): string => word.trim().toLowerCase();

const isIn = (words: readonly string[], word: string): boolean =>
  words.some((known) => foldWord(known) === foldWord(word));

export function seenFlags(values: readonly unknown[], { flagWords }: Assumptions): SeenFlags {
  const texts = values
    .filter((value): value is string | number => ['string', 'number'].includes(typeof value))
    .map(String)
    .filter((text) => text.trim() !== '');
  const once = [...new Set(texts)];
  const isKnown = (text: string) => isIn(flagWords.true, text) || isIn(flagWords.false, text);
  return { known: once.filter(isKnown), unknown: once.filter((text) => !isKnown(text)) };
}

/**
 * The setting that adds the unknown words whose meaning can be guessed; `null` when there are none.
 */
export function flagSetting(unknown: readonly string[]): AssumptionsConfiguration | null {
  const yes = unknown.filter((word) => isIn(LIKELY.true, word));
  const no = unknown.filter((word) => isIn(LIKELY.false, word));
  if (yes.length + no.length === 0) return null;
  return {
    flagWords: { ...(yes.length > 0 && { true: yes }), ...(no.length > 0 && { false: no }) },
  };
}
