import type { Condition, SoldChoice, SoldKind } from '../../../../server/src/contracts';

/** The kinds of conditions, in the order of the dialog. */
export const KINDS = ['bought', 'spent', 'expires', 'consents'] as const;
export const HOLDS = ['any', 'reservation', 'option'] as const;

/** A condition being edited; days are local, as `2026-05-31`. */
export interface Draft {
  kind: Condition['kind'];
  soldKind: SoldKind;
  sold: SoldChoice | null;
  over: string;
  currency: string;
  since: string;
  until: string;
  hold: (typeof HOLDS)[number];
  consent: { institution: string; code: string } | null;
}

/** The props of the fields that edit a condition. */
export interface DraftProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** The initial condition; its expiry period is one week. */
export function newDraft(today: Date): Draft {
  const inAWeek = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 7);
  return {
    kind: 'bought',
    soldKind: 'product',
    sold: null,
    over: '',
    currency: '',
    since: '',
    until: localDay(inAWeek),
    hold: 'any',
    consent: null,
  };
}

/** The condition, or `null` while something is missing or invalid. */
export function conditionFrom(draft: Draft): Condition | null {
  switch (draft.kind) {
    case 'bought':
      return boughtFrom(draft);
    case 'spent':
      return spentFrom(draft);
    case 'expires': {
      const until = startOfDay(draft.until, 1);
      if (until === null) return null;
      return { kind: 'expires', until, ...(draft.hold !== 'any' && { of: draft.hold }) };
    }
    case 'consents':
      return draft.consent && { kind: 'consents', ...draft.consent };
  }
}

function boughtFrom({ sold, soldKind }: Draft): Condition | null {
  if (sold === null) return null;
  return { kind: 'bought', [soldKind]: sold.id, institution: sold.institution };
}

function spentFrom({ currency, over, since }: Draft): Condition | null {
  // Accepts a decimal point or comma, but no thousands separators.
  const amount = over.trim().replace(',', '.');
  if (!/^\d{1,15}(\.\d{1,3})?$/.test(amount) || currency === '') return null;
  const from = startOfDay(since);
  if (since !== '' && from === null) return null;
  return { kind: 'spent', over: amount, currency, ...(from !== null && { since: from }) };
}

/** The first moment of a local day, or of a day some days later, as ISO text. */
function startOfDay(day: string, daysLater = 0): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const start = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

const localDay = (date: Date): string =>
  [
    date.getFullYear(),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');

/** The day to show for `since`, which is a moment or a day. */
export const sinceDay = (since: string): Date => local(since);

/** The last day to show for `until`: if it is a moment, the period ends just before it. */
export const untilDay = (until: string): Date =>
  isDay(until) ? local(until) : new Date(Date.parse(until) - 1);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const local = (text: string): Date => new Date(isDay(text) ? `${text}T00:00:00` : text);
