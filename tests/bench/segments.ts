import { CONTACT_UID } from '../../server/src/contracts/uids';
import { at, textAt } from '../helpers/json';
import { request } from '../helpers/http';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import type { Measurement } from './report';
import { timed } from './timed';

const LIMIT_MS = 500;
const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

type Condition = Record<string, string>;

/** The purchase of most contacts in the seed: a tenth of all lines. */
const BOUGHT: Condition = { kind: 'bought', product: '0' };
const PERFORMANCE: Condition = { kind: 'bought', performance: '0' };
const SPENT: Condition = { kind: 'spent', over: '300', currency: 'CHF' };
const LATELY: Condition = { ...SPENT, since: dayIn(-365) };
const EXPIRES: Condition = { kind: 'expires', until: dayIn(7) };
const CONSENTS: Condition = { kind: 'consents', code: 'EMAIL' };

const ASKED: Record<string, readonly Condition[]> = {
  'bought-product': [BOUGHT],
  'bought-performance': [PERFORMANCE],
  'spent-ever': [SPENT],
  'spent-since': [LATELY],
  expires: [EXPIRES],
  consents: [CONSENTS],
  failed: [{ kind: 'state', is: 'failed' }],
  'not-linked': [{ kind: 'state', is: 'notLinked' }],
  number: [{ kind: 'number', start: '10' }],
  'bought-and-consents': [BOUGHT, CONSENTS],
  'bought-and-spent': [BOUGHT, LATELY],
  'spent-and-expires': [SPENT, EXPIRES],
  'two-products': [BOUGHT, { kind: 'bought', product: '1' }],
  'all-together': [BOUGHT, LATELY, EXPIRES, CONSENTS],
};

const query = (segment: readonly Condition[]): string =>
  segment
    .flatMap((condition, index) =>
      Object.entries(condition).map(([name, value]) => `segment[${index}][${name}]=${value}`),
    )
    .join('&');

/**
 * Each condition, alone and combined, through the list of the admin panel (the first page in
 * default order and the count) and through the Content API; the slower one counts.
 */
export async function measureSegments({ admin, url }: RunningStrapi): Promise<Measurement[]> {
  const made = await admin('POST', '/admin/api-tokens', {
    name: 'bench',
    description: '',
    type: 'custom',
    permissions: ['plugin::s360.contact.find'],
    lifespan: null,
  });
  const authorization = `Bearer ${textAt(made.body, 'data', 'accessKey')}`;
  const list = `/content-manager/collection-types/${CONTACT_UID}?page=1&pageSize=20&sort=updatedAt:DESC`;
  const measurements: Measurement[] = [];
  for (const [name, segment] of Object.entries(ASKED)) {
    const shown = await timed(() => admin('GET', `${list}&${query(segment)}`));
    const found = await timed(() =>
      request(`${url}/api/s360/contacts?${query(segment)}`, { headers: { authorization } }),
    );
    measurements.push({
      bench: `question-${name}`,
      ratio: Math.max(shown.ms, found.ms),
      limit: { atMost: LIMIT_MS },
      figures: {
        adminListMs: shown.ms,
        contentApiMs: found.ms,
        contacts: Number(at(shown.answer.body, 'pagination', 'total')),
      },
    });
  }
  return [...measurements, await measureOffer(admin)];
}

/** The time of a search for sold products, as in the dialog of the list. */
async function measureOffer(admin: RunningStrapi['admin']): Promise<Measurement> {
  const where = '/s360/segments/sold?kind=performance&search=spectacle';
  const { ms } = await timed(() => admin('GET', where));
  return { bench: 'question-offer', ratio: ms, limit: { atMost: LIMIT_MS }, figures: {} };
}
