import type {
  Condition,
  SoldChoice,
  SoldKind,
  StateCondition,
} from '../../../../server/src/contracts';

/** The kinds of conditions, in the order of the dialog. */
export const KINDS = ['bought', 'spent', 'expires', 'consents', 'state', 'number'] as const;
export const HOLDS = ['any', 'reservation', 'option'] as const;

/** A condition being edited; days are local, as `2026-05-31`. */
export interface Draft {
  kind: Condition['kind'];
  soldKind: SoldKind;
  sold: SoldChoice | null;
  over: string;
  currency: string;
  since: string;
  withinDays: string;
  hold: (typeof HOLDS)[number];
  consent: { institution: string; code: string } | null;
  state: StateCondition['is'];
  numberStart: string;
  /** Where the record is; `null`: anywhere. */
  institution: string | null;
}

/** The props of the fields that edit a condition. */
export interface DraftProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** The initial condition; its expiry period is one week. */
export const NEW_DRAFT: Draft = {
  kind: 'bought',
  soldKind: 'product',
  sold: null,
  over: '',
  currency: '',
  since: '',
  withinDays: '7',
  hold: 'any',
  consent: null,
  state: 'failed',
  numberStart: '',
  institution: null,
};

/** The draft with the only currency in which anything was bought: there is no choice then. */
export function withOnlyCurrency(draft: Draft, currencies: readonly string[]): Draft {
  const [only, ...others] = currencies;
  const isOnly = only !== undefined && others.length === 0;
  return draft.currency === '' && isOnly ? { ...draft, currency: only } : draft;
}

/** The condition, or `null` while something is missing or invalid. */
export function conditionFrom(draft: Draft): Condition | null {
  switch (draft.kind) {
    case 'bought':
      return boughtFrom(draft);
    case 'spent':
      return spentFrom(draft);
    case 'expires': {
      const withinDays = draft.withinDays.trim();
      if (!/^[1-9]\d{0,2}$/.test(withinDays)) return null;
      return { kind: 'expires', withinDays, ...(draft.hold !== 'any' && { of: draft.hold }) };
    }
    case 'consents':
      return draft.consent && { kind: 'consents', ...draft.consent };
    case 'state':
      return { kind: 'state', is: draft.state, ...institutionOf(draft) };
    case 'number': {
      const start = draft.numberStart.trim();
      if (!/^[A-Za-z0-9-]{1,20}$/.test(start)) return null;
      return { kind: 'number', start, ...institutionOf(draft) };
    }
  }
}

const institutionOf = ({ institution }: Draft) => institution !== null && { institution };

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

/** The first moment of a local day, as ISO text. */
function startOfDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const start = new Date(year, month - 1, date);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** The day to show for `since`, which is a moment or a day. */
export const sinceDay = (since: string): Date => local(since);

/** The last day to show for `until`: if it is a moment, the period ends just before it. */
export const untilDay = (until: string): Date =>
  isDay(until) ? local(until) : new Date(Date.parse(until) - 1);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const local = (text: string): Date => new Date(isDay(text) ? `${text}T00:00:00` : text);
