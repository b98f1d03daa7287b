/** The position that a key moves to; `null` for keys that do not move. `active` is -1 for none. */
export function movedBy(
  key: string,
  active: number,
  { count, page }: { count: number; page: number },
): number | null {
  const last = count - 1;
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, Math.max(0, active) + page);
    case 'PageUp':
      return Math.max(0, active - page);
    default:
      return null;
  }
}

/** How far each key moves in a calendar. Keys that do not move are missing. */
export const CALENDAR_STEPS: Readonly<Record<string, { days: number } | { months: number }>> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
};

/** The id of an option, for the field whose keys move the cursor. */
export const optionId = (listId: string, position: number): string => `${listId}-${position}`;
