/** What a point of sale says about itself that may keep bookings from working. Pure. */

import type { CheckNote } from '../contracts/institutions/contract-check';
import { abandonDelayIn, flagIn, type Answered, type Assumptions } from '../s360';
import { attention } from './findings';
import { WRITTEN_TEXTS } from './written-texts';

/**
 * What a person should look at. The members are seen in use; that a channel needs access to contacts
 * for sales to contacts is documented (Confluence 43747906).
 */
export function salesObstacles(config: Answered, assumptions: Assumptions): CheckNote[] {
  const notes: CheckNote[] = [];
  if (flagIn(config.contactFileAccessAllowed, assumptions) === false) {
    notes.push(attention('contactAccessMissing'));
  }
  for (const place of ['pointOfSale', 'salesChannel'] as const) {
    const state = inactiveState(config[STATES[place]]);
    if (state !== null) notes.push(attention('saleStateOther', { place, state }));
  }
  const characters = forbiddenAmong(config.allowedChars, WRITTEN_TEXTS);
  if (characters.length > 0) notes.push(attention('charactersForbidden', { characters }));
  const delay = abandonDelayIn(config.orderAbandonDelay);
  if (delay?.unit === 'seconds') {
    notes.push(attention('abandonDelayInSeconds', { minutes: delay.minutes }));
  }
  return notes;
}

const STATES = {
  pointOfSale: 'posActivityState',
  salesChannel: 'salesChannelActivityState',
} as const;

/** The words for "active" are not documented; these are the likely ones. */
const ACTIVE: ReadonlySet<string> = new Set(['ACTIVE', 'RUNNING']);

function inactiveState(value: unknown): string | null {
  const state = typeof value === 'string' ? value.trim() : '';
  return state === '' || ACTIVE.has(state.toUpperCase()) ? null : state;
}

/** As in `a-z0-9`. */
const RANGE = /([\p{L}\p{N}])-([\p{L}\p{N}])/gu;

/**
 * The characters of the texts that a list of allowed ones lacks, each once. The form of the list is
 * not documented: single characters and ranges such as `a-z` are read; a pattern with a backslash
 * says nothing.
 */
export function forbiddenAmong(allowed: unknown, texts: readonly string[]): string[] {
  if (typeof allowed !== 'string' || allowed.trim() === '' || allowed.includes('\\')) return [];
  const ranges = [...allowed.matchAll(RANGE)].map(([, from = '', to = '']) => ({ from, to }));
  const single = allowed.replaceAll(RANGE, '');
  const isAllowed = (character: string): boolean =>
    single.includes(character) ||
    ranges.some(({ from, to }) => from <= character && character <= to);
  return [...new Set(texts.join(''))].filter((character) => !isAllowed(character));
}
