/** Brings the keyboard there, if it is on the page; what is typed next takes the place of a text. */
export function jumpTo(id: string): void {
  const spot = document.getElementById(id);
  spot?.focus();
  if (spot instanceof HTMLInputElement) spot.select();
}
