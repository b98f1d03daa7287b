import { PERMISSION_ACTIONS } from '../../server/src/contracts';
import type { AdminCall, RolePermission, RunningStrapi } from '../helpers/strapi/strapi';
import { INSTITUTION } from './app';
import { LISTED_TYPES, LISTS } from './asked-lists';
import type { Measurement } from './report';
import { SECOND_INSTITUTION } from './seed/lists';
import { median } from './statistics';

/** The number of repetitions, after one warm-up. */
const TIMES = 5;
const LIST_LIMIT_MS = 200;
const START_PAGE_LIMIT_MS = 300;

/** What the start page and the links beside it ask for. */
const OF_ANY_USER = [
  '/s360/institutions',
  '/s360/attention',
  `/s360/institutions/${INSTITUTION}/calls`,
];
const START_PAGE = {
  all: [...OF_ANY_USER, `/s360/institutions/${SECOND_INSTITUTION}/calls`, '/s360/alerts'],
  limited: OF_ANY_USER,
};

/** The median time of some requests made at the same time, as a page makes them, in ms. */
async function timed(call: AdminCall, paths: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    const answers = await Promise.all(paths.map((path) => call('GET', path)));
    const refused = paths.find((_path, index) => answers[index]?.status !== 200);
    if (refused !== undefined) throw new Error(`${refused} is not answered with 200`);
    if (time > 0) times.push(performance.now() - begun);
  }
  return median(times);
}

/** The slowest combination of filters of each list, and the start page, for one user. */
async function measuredFor(call: AdminCall, user: 'all' | 'limited'): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { concernsAll, filters, name, path } of LISTS) {
    if (concernsAll && user === 'limited') continue;
    const figures: Record<string, number> = {};
    for (const filter of filters)
      figures[filter.slice(0, 60)] = await timed(call, [`${path}?${encodeURI(filter)}`]);
    measurements.push({
      bench: `list-${name}-${user}`,
      ratio: Math.max(...Object.values(figures)),
      limit: { atMost: LIST_LIMIT_MS },
      figures,
    });
  }
  const startPage = await timed(call, START_PAGE[user]);
  const limit = { atMost: START_PAGE_LIMIT_MS };
  return [...measurements, { bench: `start-page-${user}`, ratio: startPage, limit, figures: {} }];
}

/** The lists of the Content Manager read every attribute of their type. */
const listing = ({ strapi }: RunningStrapi): RolePermission[] =>
  LISTED_TYPES.map((subject) => ({
    action: 'plugin::content-manager.explorer.read',
    subject,
    properties: { fields: Object.keys(strapi.contentType(subject).attributes) },
    conditions: [],
  }));

/** Each list with each of its filters, for a user of all institutions and for one of a single. */
export async function measureLists(running: RunningStrapi): Promise<Measurement[]> {
  const { userWith } = running;
  const actions = [...Object.values(PERMISSION_ACTIONS), ...listing(running)];
  const limited = await userWith(actions, ['plugin::s360.at-institution-myvenue']);
  return [
    ...(await measuredFor(await userWith(actions), 'all')),
    ...(await measuredFor(limited, 'limited')),
  ];
}
