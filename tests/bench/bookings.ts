import { at } from '../helpers/json';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import type { Measurement } from './report';
import { median } from './statistics';

/** The number of repetitions, after one warm-up. */
const TIMES = 9;
const LIMIT_MS = 200;

/** What an operator asks of the list of bookings, each the worst of its kind. */
const ASKED: Record<string, string> = {
  newest: '?pageSize=20',
  'a-late-page': '?pageSize=20&page=500',
  'rare-state': '?state=failed',
  'no-such-state': '?state=inDoubt',
  'rare-kind': '?kind=release&state=draft',
  'by-author': '?author=admin:3',
  'by-total': '?sort=total:desc',
  'by-end': '?sort=expiresAt:asc&kind=option',
  held: '?hold=held',
  expiring: '?hold=expiring',
  'by-reference': '?q=CRM-10399',
  'by-order': '?q=5000123',
  'by-name': '?q=muller',
  counts: '/counts',
  'counts-of-author': '/counts?author=admin:3',
};

/** The list of bookings and its counts, through the admin panel. */
export async function measureBookings({ admin }: RunningStrapi): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [name, query] of Object.entries(ASKED)) {
    const ask = () => admin('GET', `/s360/bookings${query}`);
    const answer = await ask();
    if (answer.status !== 200) throw new Error(`${query} answered ${answer.status}`);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const begun = performance.now();
      await ask();
      times.push(performance.now() - begun);
    }
    measurements.push({
      bench: `bookings-${name}`,
      ratio: median(times),
      limit: { atMost: LIMIT_MS },
      figures: { bookings: Number(at(answer.body, 'meta', 'pagination', 'total') ?? 0) },
    });
  }
  return measurements;
}
