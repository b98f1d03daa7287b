import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import {
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_UID,
  CONTRACT_CHECK_UID,
  DELIVERY_UID,
  DRIFT_CHECK_UID,
  MATCH_REVIEW_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  OVERRIDDEN_EDIT_UID,
  QUARANTINED_ITEM_UID,
} from '../../../server/src/contracts/uids';
import { request, type HttpAnswer } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at } from '../../helpers/json';
import {
  rowsAt,
  storeRecordsAt,
  type RecordIds,
} from '../../helpers/institutions/records-of-institution';
import { panelRoutesOf, type PanelRoute } from '../../helpers/institutions/panel-routes';
import { REQUIRED_PERMISSIONS } from '../../helpers/institutions/required-permissions';
import { startStrapi, type AdminCall, type RunningStrapi } from '../../helpers/strapi/strapi';

const HERE = { code: 'myvenue', mark: 'Rhadames' };
const ELSEWHERE = { code: 'museum', mark: 'Sesostris' };
const OF_HERE = new RegExp(`${HERE.code}|${HERE.mark}`);
const OF_ELSEWHERE = new RegExp(`${ELSEWHERE.code}|${ELSEWHERE.mark}`);

const ACTIONS = Object.values(PERMISSION_ACTIONS);
const AT_HERE = [`plugin::s360.at-institution-${HERE.code}`];

/** An answer without the texts of the request. */
const withoutEcho = (answer: HttpAnswer, body: object): string =>
  Object.values(body).reduce<string>(
    (text, value) => (typeof value === 'string' ? text.replaceAll(value, '') : text),
    textOf(answer),
  );

/** A request that is refused before its body is read needs none. */
const bodyOf = ({ method }: PanelRoute): object | undefined => (method === 'GET' ? undefined : {});

const textOf = ({ body }: HttpAnswer): string => JSON.stringify(body);

/** What a list needs in its address. */
const QUERIES: Readonly<Record<string, string>> = {
  '/segments/sold': '?kind=product',
  '/contacts/records': '?contacts=:documentId',
  '/bookings/contacts': `?institution=${ELSEWHERE.code}&q=${ELSEWHERE.mark}`,
};

/** Lists that show nothing of institutions to anybody, or refuse the address above. */
const WITHOUT_INSTITUTIONS = [
  '/segments',
  '/attention/colleagues',
  '/bookings/contacts',
  '/bookings/counts',
];

/** Lists whose values are over all institutions, so that a limited role sees none of them. */
const OVER_ALL = ['/export/contacts', '/contacts/:documentId/merge/:otherDocumentId'];

/** The body of a request that reaches for what is elsewhere, and the answer to a limited role. */
const bodies = (
  ids: RecordIds,
  other: string,
): Readonly<Record<string, [body: object, status: number]>> => {
  const idOf = (uid: string) => Number(ids.get(uid));
  const { code: institution, mark } = ELSEWHERE;
  const all = { upTo: 1_000_000 };
  const failed = { kind: 'state', is: 'failed', institution };
  const similar = { type: 'individual', contactNumber: mark };
  return {
    '/quarantined-items/replay': [all, 200],
    '/quarantined-items/dismiss': [{ ...all, confirmed: 2 }, 409],
    '/deliveries/replay': [{ ids: [idOf(DELIVERY_UID)], confirmed: 1 }, 409],
    '/failures/retry': [{ institution, kind: 'push' }, 403],
    '/attention/marks': [{ key: `conflict:${institution}:`, assignee: null }, 404],
    '/conflicts/decisions': [{ decision: 's360', conflicts: [{ id: idOf(CONFLICT_UID) }] }, 200],
    '/match-reviews/decisions': [{ decision: 'apart', reviews: [idOf(MATCH_REVIEW_UID)] }, 200],
    '/contacts/similar': [similar, 200],
    '/bookings/contacts/similar': [similar, 200],
    '/contacts/entered': [{ type: 'individual', field: 'title', value: 'Prof.' }, 200],
    '/contacts/:documentId/overridden-edits/:id/decision': [
      { decision: 'putBack', valueNow: 'Memphis' },
      404,
    ],
    '/overridden-edits/decisions': [
      { decision: 'putBack', edits: [{ id: idOf(OVERRIDDEN_EDIT_UID), valueNow: 'Memphis' }] },
      200,
    ],
    '/contacts/:documentId/merge': [{ remove: other }, 403],
    '/bulk-jobs/push/plan': [{ institution }, 403],
    '/bulk-jobs/push/scenario': [{ institution }, 403],
    '/bulk-jobs/push': [{ institution, calls: 1 }, 403],
    '/segments': [{ name: 'Elsewhere', isShared: false, conditions: [failed] }, 403],
    '/segments/:id': [{}, 404],
    '/bookings': [{ institution }, 403],
  };
};

describe('every route of the admin panel', () => {
  let running: RunningStrapi;
  let routes: PanelRoute[];
  let elsewhere: RecordIds;
  let contact: string;
  /** A contact that no institution knows. */
  let other: string;
  let unlimited: AdminCall;
  let limited: AdminCall;

  beforeAll(async () => {
    running = await startStrapi({
      institutions: [HERE, ELSEWHERE].map(({ code, mark }) =>
        pluginInstitution(
          { code, plugin: { name: mark, catalog: {}, titles: { [mark]: 'MR' } } },
          'http://127.0.0.1:9',
        ),
      ),
      settings: { backgroundWork: false },
    });
    routes = panelRoutesOf(running);
    const lists = [CONTACT_UID, ORDER_UID, ORDER_LINE_UID].map((subject) => ({
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: {
        fields: Object.keys(running.strapi.contentType(subject as typeof CONTACT_UID).attributes),
      },
      conditions: [],
    }));
    unlimited = await running.userWith([...ACTIONS, ...lists]);
    limited = await running.userWith([...ACTIONS, ...lists], AT_HERE);
    const made = await Promise.all(['Aida', 'Amneris'].map(createContact));
    [contact = '', other = ''] = made;
    await running.strapi.db.connection('s360_contact_links').delete();
    const editors = await Promise.all([unlimited, limited].map(authorOf));
    const marked = { contactDocumentId: contact, editors };
    const store = ({ code, mark }: typeof HERE) =>
      storeRecordsAt(code, running.strapi, { ...marked, mark });
    await store(HERE);
    elsewhere = await store(ELSEWHERE);
  });
  afterAll(() => running.stop());

  async function createContact(lastName: string): Promise<string> {
    const data = { type: 'individual', lastName, town: 'Memphis' } as never;
    const { documentId } = await running.strapi.documents(CONTACT_UID).create({ data });
    const { connection } = running.strapi.db;
    const bought = { next_performance_institution: ELSEWHERE.code };
    await connection('s360_contacts').where({ document_id: documentId }).update(bought);
    return documentId;
  }

  const authorOf = async (user: AdminCall): Promise<string> =>
    `admin:${String(at((await user('GET', '/admin/users/me')).body, 'data', 'id'))}`;

  /** The address of a route, with everything in it that can be elsewhere. */
  function urlOf({ path, recordOf }: PanelRoute): string {
    const idOf = (uid: string) => elsewhere.get(uid) ?? '';
    const uid =
      recordOf ??
      (path.includes('drift-checks')
        ? DRIFT_CHECK_UID
        : path.includes('contract-checks')
          ? CONTRACT_CHECK_UID
          : path.includes('overridden-edits')
            ? OVERRIDDEN_EDIT_UID
            : CONTACT_HISTORY_UID);
    const filled = `${path}${QUERIES[path] ?? ''}`
      .replace('/consents/:code', `/consents/${ELSEWHERE.mark}`)
      .replace(/:(code|institution)\b/, ELSEWHERE.code)
      .replace(':documentId', recordOf === null ? contact : idOf(recordOf))
      .replace(':otherDocumentId', other)
      .replace(':contactNumber', ELSEWHERE.mark)
      .replace(':orderId', '7001')
      .replace(':reference', ELSEWHERE.mark)
      .replace(':id', idOf(uid));
    return `/s360${filled}`;
  }

  it('answers 401 without a login', async () => {
    const open: string[] = [];
    for (const route of routes) {
      const { method } = route;
      const { status } = await request(running.url + urlOf(route), { method });
      if (status !== 401) open.push(`${method} ${route.path}: ${status}`);
    }
    expect(open).toEqual([]);
    expect(routes.length).toBeGreaterThan(90);
  });

  it('asks for the permission that was decided for it', () => {
    const decided = Object.values(REQUIRED_PERMISSIONS).flat();
    expect(routes.filter(({ action, asked }) => asked !== action)).toEqual([]);
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(decided.sort());
  });

  it('answers 403 to somebody who has other permissions, but not its own', async () => {
    const open: string[] = [];
    for (const rest of [0, 1]) {
      const isGranted = (action: string) => ACTIONS.findIndex((one) => one === action) % 2 === rest;
      const user = await running.userWith(ACTIONS.filter(isGranted));
      for (const route of routes.filter(({ action }) => !isGranted(action))) {
        const { status } = await user(route.method, urlOf(route), bodyOf(route));
        if (status !== 403) open.push(`${route.method} ${route.path}: ${status}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('refuses a limited role what another institution is named for, or what concerns all, and says why', async () => {
    const open: string[] = [];
    for (const route of routes.filter(({ isOfOne }) => isOfOne)) {
      const answer = await limited(route.method, urlOf(route), bodyOf(route));
      const isExplained = /"mayNotAct(ForAll)?","values":{"included":"myvenue"}/.test(
        textOf(answer),
      );
      if (answer.status !== 403 || !isExplained)
        open.push(`${route.method} ${route.path}: ${answer.status} ${textOf(answer)}`);
    }
    expect(open).toEqual([]);
  });

  it.each([
    '1.0',
    '1e0',
    '0x1',
    '%201',
    '+1',
    '0b1',
    '01',
    '2147483647',
    '4294967297',
    '9'.repeat(30),
  ])(
    'does nothing for a limited role with the id %s, which others may read in another way',
    async (id) => {
      const open: string[] = [];
      const before = await rowsAt(ELSEWHERE.code, running.strapi);
      for (const route of routes.filter(({ path, recordOf }) => recordOf && /:id\b/.test(path))) {
        const url = urlOf(route).replace(/\/\d+(?=\/|\?|$)/, `/${id}`);
        const { status } = await limited(route.method, url, bodyOf(route));
        if (status < 400) open.push(`${route.method} ${url}: ${status}`);
      }
      expect(open).toEqual([]);
      expect(await rowsAt(ELSEWHERE.code, running.strapi)).toEqual(before);
    },
  );

  it('lists nothing of another institution for a limited role, and its own as before', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ isOfOne, method }) => !isOfOne && method === 'GET')) {
      const url = urlOf(route);
      const [all, own] = [await unlimited('GET', url), await limited('GET', url)];
      const problems = WITHOUT_INSTITUTIONS.includes(route.path)
        ? []
        : [
            all.status !== 200 && `is answered with ${all.status}: ${textOf(all)}`,
            !OF_ELSEWHERE.test(textOf(all)) && 'has nothing of the other institution to show',
            OVER_ALL.includes(route.path)
              ? false
              : !OF_HERE.test(textOf(own)) && `leaves out what the role may see: ${textOf(own)}`,
          ];
      for (const problem of [...problems, OF_ELSEWHERE.test(textOf(own)) && `shows ${textOf(own)}`])
        if (problem) wrong.push(`${route.path} ${problem}`);
    }
    expect(wrong).toEqual([]);
  });

  it('ends the list of items not imported with the newest that a limited role may see', async () => {
    const listed = async (user: AdminCall) => (await user('GET', '/s360/quarantined-items')).body;
    const own = await listed(limited);
    expect(at(own, 'meta', 'newestId')).toBe(at(own, 'data', 0, 'id'));
    const newest = Number(elsewhere.get(QUARANTINED_ITEM_UID));
    expect(at(await listed(unlimited), 'meta', 'newestId')).toBe(newest);
  });

  it('changes nothing of another institution for a limited role', async () => {
    const known = bodies(elsewhere, other);
    const before = await rowsAt(ELSEWHERE.code, running.strapi);
    const answers: unknown[] = [];
    const acting = routes.filter(({ isOfOne, method }) => !isOfOne && method !== 'GET');
    for (const route of acting) {
      const [body] = known[route.path] ?? [{}];
      const answer = await limited(route.method, urlOf(route), body);
      answers.push([route.path, answer.status, OF_ELSEWHERE.test(withoutEcho(answer, body))]);
    }
    // A new route that acts needs a body above.
    expect(answers).toEqual(acting.map(({ path }) => [path, known[path]?.[1], false]));
    expect(await rowsAt(ELSEWHERE.code, running.strapi)).toEqual(before);
  });
});
