import { PERMISSION_ACTIONS } from '../../server/src/contracts';
import type { AdminCall, RunningStrapi } from '../helpers/strapi';
import type { Measurement } from './report';
import { median } from './statistics';

/** The number of repetitions, after one warm-up. */
const TIMES = 5;
const LIST_LIMIT_MS = 200;
const START_PAGE_LIMIT_MS = 300;

/** As many as a search has room for. */
const MANY_WORDS = Array.from({ length: 80 }, (_none, index) => `${index + 10}`).join(' ');

/** The filters of each list that its screen offers, alone and combined. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  activity: [
    '',
    'institution=myvenue',
    'direction=in',
    'direction=out',
    'outcome=ok',
    'outcome=failed',
    'outcome=partly',
    'outcome=open',
    'stream=orders',
    'institution=myvenue&outcome=failed',
    'institution=myvenue&outcome=partly&stream=contacts',
    'contact=listed77',
    'number=1000077',
    'q=rossi anna',
    'q=1000077',
    `q=${MANY_WORDS}`,
    'from=2020-01-01&until=2100-01-01',
  ],
  links: ['', 'institution=myvenue', 'q=rossi anna', 'q=1000077', `q=${MANY_WORDS}`].concat(
    ['failed', 'pending', 'conflict', 'inDoubt', 'inSync', 'harmed'].flatMap((state) => [
      `state=${state}`,
      `state=${state}&institution=myvenue`,
    ]),
    'state=failed&q=rossi',
  ),
  'quarantined-items': [
    '',
    'institution=myvenue',
    'stream=orders',
    'reason=typeUnknown',
    'institution=myvenue&reason=typeUnknown&stream=contacts',
    'q=rossi anna',
    'q=1000077',
    `q=${MANY_WORDS}`,
  ],
  'quarantined-items/causes': ['', 'institution=myvenue'],
  'quarantined-items/report': ['', 'institution=myvenue&reason=typeUnknown'],
  conflicts: ['', 'open=true', 'decided=automatic'].flatMap((which) => [
    which,
    `${which}&institution=myvenue`,
    `${which}&field=town`,
    `${which}&field=town&institution=myvenue`,
    `${which}&q=rossi anna`,
    `${which}&contact=listed77`,
  ]),
  'match-reviews': ['', 'state=open', 'institution=myvenue&state=open&kind=match'],
  failures: ['', 'institution=myvenue'],
  bookings: [
    '',
    'institution=myvenue',
    'state=failed',
    'institution=myvenue&state=failed',
    'q=rossi anna',
    'q=B-77',
    'contact=listed77',
  ],
  'bulk-jobs': ['', 'state=failed', 'institution=myvenue'],
  'contacts/listed77/history': ['', 'field=town', 'institution=myvenue'],
  'contacts/listed77/conflicts': [''],
  'contacts/listed77/fields': [''],
  'contacts/listed77/sync': [''],
  'contacts/listed77/orders': [''],
};

/** The median time of some requests made one after the other, in ms. */
async function timed(call: AdminCall, paths: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    for (const path of paths) {
      const { status } = await call('GET', `/s360/${path}`);
      if (status !== 200) throw new Error(`${path} is answered with ${status}`);
    }
    if (time > 0) times.push(performance.now() - begun);
  }
  return median(times);
}

/** The slowest combination of filters of each list, and the start page, for one user. */
async function measuredFor(call: AdminCall, user: string): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [list, filters] of Object.entries(LISTS)) {
    const figures: Record<string, number> = {};
    for (const filter of filters)
      figures[filter.slice(0, 60)] = await timed(call, [`${list}?${encodeURI(filter)}`]);
    measurements.push({
      bench: `list-${list}-${user}`,
      ratio: Math.max(...Object.values(figures)),
      limit: { atMost: LIST_LIMIT_MS },
      figures,
    });
  }
  const startPage = await timed(call, ['institutions', 'attention']);
  const limit = { atMost: START_PAGE_LIMIT_MS };
  return [...measurements, { bench: `start-page-${user}`, ratio: startPage, limit, figures: {} }];
}

/** Each list with each of its filters, for a user of all institutions and for one of a single. */
export async function measureLists({ userWith }: RunningStrapi): Promise<Measurement[]> {
  const actions = Object.values(PERMISSION_ACTIONS);
  const limited = await userWith(actions, ['plugin::s360.at-institution-myvenue']);
  return [
    ...(await measuredFor(await userWith(actions), 'all')),
    ...(await measuredFor(limited, 'limited')),
  ];
}
