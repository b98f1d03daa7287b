import type { Money } from '../../../../server/src/contracts';

/** An entry of the list, as Strapi passes it to its cells. */
export type ListRow = Readonly<Record<string, unknown>>;

const AMOUNT = /^(-?\d+)(?:\.(\d{1,3}))?(?: ([A-Z]{3}))?$/;

/** Parses `120.50 CHF` as money; `null` if the text is no amount. */
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
 * The amounts in a column, one for each currency in which the contact paid. They come from a text
 * field beside the number of the main currency, by which the list is filtered and sorted.
 */
export function amountsIn(row: ListRow, name: string): Money[] {
  const words = row[`${name}Money`];
  // Users without permission to read the text see the number.
  if (typeof words !== 'string') return numberIn(row[name]);
  return words.split(', ').flatMap((text) => moneyIn(text) ?? []);
}

/** The amount in a column of an order, in the order's currency; `null` where the text is no amount. */
export function amountOf(row: ListRow, name: string): Money | null {
  const text = row[name];
  const { currencyCode } = row;
  const amount = typeof text === 'string' ? moneyIn(text) : null;
  if (amount === null || typeof currencyCode !== 'string') return amount;
  return { ...amount, currencyCode };
}

/** The code of the institution whose time zone applies to the entry's times. */
export function venueOf(row: ListRow): string {
  const code = row.nextPerformanceInstitution ?? row.institution;
  return typeof code === 'string' ? code : '';
}
