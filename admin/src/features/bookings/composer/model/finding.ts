import type { CatalogView, OfferedItem, OfferedPerformance } from '../../../catalog/model';

/** The results of a search, and how they spread over the calendar. */
export interface Found {
  performances: readonly OfferedPerformance[];
  items: readonly OfferedItem[];
  /** Number of performances by day. */
  counts: ReadonlyMap<string, number>;
}

export function firstToCome({ performances }: CatalogView, nowMs: number): number {
  const first = performances.findIndex(({ startsAtMs }) => startsAtMs > nowMs);
  return first < 0 ? performances.length : first;
}

/** The results of the search, with performances from position `from` on. */
export function found(view: CatalogView, words: string, from: number): Found {
  const performances = view
    .findPerformances(words)
    .flatMap((position) => (position < from ? [] : (view.performances[position] ?? [])));
  const items = view.findItems(words).flatMap((position) => view.items[position] ?? []);
  const counts = new Map<string, number>();
  for (const { day } of performances) counts.set(day, (counts.get(day) ?? 0) + 1);
  return { performances, items, counts };
}
