/**
 * The amount of one currency in what a contact paid in all of them, e.g. `80.00` of EUR in
 * `120.50 CHF, 80.00 EUR`; `null` where there is none.
 */
export function amountIn(words: string, currencyCode: string): string | null {
  const ending = ` ${currencyCode}`;
  const found = words.split(', ').find((amount) => amount.endsWith(ending));
  return found?.slice(0, -ending.length) ?? null;
}
