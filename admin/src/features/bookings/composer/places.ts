/**
 * Focuses the first of the elements that is on the page. Text in it is selected, so that typing
 * replaces it.
 */
export function jumpTo(...ids: readonly string[]): void {
  const spot = ids.map((id) => document.getElementById(id)).find((one) => one !== null);
  spot?.focus();
  if (spot instanceof HTMLInputElement) spot.select();
}
