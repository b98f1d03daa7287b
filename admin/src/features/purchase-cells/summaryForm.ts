import { SUMMARY_FORMS } from '../../../../server/src/contracts/orders/purchase-summaries';
import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import type { SummaryForm, Money } from '../../../../server/src/contracts';

/** The Content Manager's list, as much of a column as is looked at here. */
export interface ListColumn {
  name: string;
  attribute: object;
}

const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** How a column is to be written; `undefined` for those that Strapi writes. */
export function summaryFormOf({ attribute }: ListColumn): SummaryForm | undefined {
  const form = inner(inner(inner(attribute, 'pluginOptions'), PLUGIN_ID), 'form');
  return SUMMARY_FORMS.find((known) => known === form);
}

/** An entry of the list, as Strapi gives it to its cells. */
export type ListRow = Readonly<Record<string, unknown>>;

const AMOUNT = /^(-?\d+)(?:\.(\d{1,3}))?(?: ([A-Z]{3}))?$/;

/** `120.50 CHF` as money; `null` for what is none. */
function moneyIn(text: string): Money | null {
  const [, units, part = '', currencyCode = null] = AMOUNT.exec(text) ?? [];
  if (units === undefined) return null;
  return {
    thousandths: String(BigInt(`${units}${part.padEnd(3, '0')}`)),
    currencyCode,
    fractionDigits: part.length,
  };
}

function numberIn(value: unknown): Money[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return [moneyOfUnits(Number(value))];
}

const moneyOfUnits = (units: number): Money => ({
  thousandths: String(Math.round(units * 1000)),
  currencyCode: null,
  fractionDigits: Number.isInteger(units) ? 0 : 2,
});

/**
 * What stands in a column of amounts, in each currency that the contact paid in: in words beside the
 * number of the main currency, by which the list is filtered and sorted.
 */
export function amountsIn(row: ListRow, name: string): Money[] {
  const words = row[`${name}Money`];
  // Who may not read the words sees the number.
  if (typeof words !== 'string') return numberIn(row[name]);
  return words.split(', ').flatMap((text) => moneyIn(text) ?? []);
}

/** The code of the institution in whose time zone the times of an entry are told. */
export function venueOf(row: ListRow): string {
  const code = row.nextPerformanceInstitution ?? row.institution;
  return typeof code === 'string' ? code : '';
}
