/**
 * Brings the keyboard to the first of them that is on the page; what is typed next takes the place
 * of a text.
 */
export function jumpTo(...ids: readonly string[]): void {
  const spot = ids.map((id) => document.getElementById(id)).find((one) => one !== null);
  spot?.focus();
  if (spot instanceof HTMLInputElement) spot.select();
}
