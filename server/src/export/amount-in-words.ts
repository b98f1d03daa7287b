/**
 * The amount of one currency in a contact's total of all currencies, e.g. `80.00` for EUR in
 * `120.50 CHF, 80.00 EUR`; `null` where there is none.
 */
export function amountIn(words: string, currencyCode: string): string | null {
  const ending = ` ${currencyCode}`;
  const found = words.split(', ').find((amount) => amount.endsWith(ending));
  return found?.slice(0, -ending.length) ?? null;
}
