/** Ids of what is jumped to by the keyboard, or from an obstacle. */
export const SPOTS = {
  contact: 's360-compose-contact',
  search: 's360-compose-search',
  offer: 's360-compose-offer',
  line: (index: number) => `s360-compose-line-${index}`,
} as const;

/** Brings the keyboard there, if it is on the page; what is typed next takes the place of a text. */
export function jumpTo(id: string): void {
  const spot = document.getElementById(id);
  spot?.focus();
  if (spot instanceof HTMLInputElement) spot.select();
}
