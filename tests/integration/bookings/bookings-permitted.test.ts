import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { mcpClient, ownPermission } from '../../helpers/app/mcp-client';
import { bookingIn } from '../../helpers/scene/booking-scene';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { request } from '../../helpers/http';
import { at, textAt } from '../../helpers/json';
import { until } from '../../helpers/waiting';

const { composeBookings, readBookings, releaseBookings, submitBookings, submitUnattended } =
  PERMISSION_ACTIONS;
const UNKNOWN = 'aaaaaaaaaaaaaaaaaaaaaaaa';

const ROUTES: [string, string, string][] = [
  ['GET', '', readBookings],
  ['GET', `/${UNKNOWN}`, readBookings],
  ['GET', '/contacts?institution=myvenue&q=a', composeBookings],
  ['POST', '', composeBookings],
  ['PUT', `/${UNKNOWN}`, composeBookings],
  ['DELETE', `/${UNKNOWN}`, composeBookings],
  ['POST', `/${UNKNOWN}/duplicate`, composeBookings],
  ['POST', `/${UNKNOWN}/submit`, submitBookings],
  ['POST', `/${UNKNOWN}/withdraw`, submitBookings],
  ['POST', `/${UNKNOWN}/close`, submitBookings],
  ['POST', `/${UNKNOWN}/abandon`, submitBookings],
  ['POST', `/${UNKNOWN}/in-doubt`, submitBookings],
  ['POST', `/${UNKNOWN}/sell`, releaseBookings],
  ['POST', `/${UNKNOWN}/release`, releaseBookings],
];

describe('the permissions for bookings', () => {
  const scene = bookingSceneForAll();

  /** Calls the Content API with a token for these actions. */
  async function tokenFor(actions: readonly string[], name = actions.join('-')) {
    const made = await scene.running().admin('POST', '/admin/api-tokens', {
      name,
      description: '',
      type: 'custom',
      permissions: actions.map((action) => `plugin::s360.bookings.${action}`),
      lifespan: null,
    });
    const authorization = `Bearer ${textAt(made.body, 'data', 'accessKey')}`;
    return (method: string, path: string, json?: unknown) =>
      request(`${scene.running().url}/api/s360/bookings${path}`, {
        method,
        headers: { authorization },
        ...(json !== undefined && { json }),
      });
  }

  it('are separate for each route', async () => {
    const actions = [readBookings, composeBookings, submitBookings, releaseBookings];
    for (const action of actions) {
      const user = await scene.running().userWith([action]);
      for (const [method, path, wanted] of ROUTES) {
        const body = method === 'GET' ? undefined : {};
        const { status } = await user(method, `/s360/bookings${path}`, body);
        const isAllowed = status !== 403;
        expect([action, method, path, isAllowed]).toEqual([
          action,
          method,
          path,
          action === wanted,
        ]);
      }
    }
  });

  it('to release allow the resubmission of a refused release that somebody else started', async () => {
    const lines = [scene.seats(1)];
    const contactDocumentId = await scene.knownContact();
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    await scene.comesTo(draft, 'closed');
    await scene.agreed();
    const { documentId, revision } = await scene.booking(draft.documentId);
    const method = 'createOrUpdateOrder';
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.x' });
    const begun = await scene.does('POST', `/${documentId}/release`, { revision });
    const failed = await scene.comesTo(begun, 'failed');

    const path = `/s360/bookings/${failed.documentId}/submit`;
    const request = { revision: failed.revision };
    const submitter = await scene.running().userWith([submitBookings]);
    expect((await submitter('POST', path, request)).status).toBe(403);
    const shop = await tokenFor(['submit', 'sell']);
    expect((await shop('POST', `/${failed.documentId}/submit`, request)).status).toBe(403);
    const desk = await tokenFor(['submit', 'release']);
    expect((await desk('POST', `/${failed.documentId}/submit`, request)).status).toBe(200);
    await scene.comesTo(failed, 'closed');
  });

  it('lead to status 400 for an invalid request and 404 for a missing entry', async () => {
    const input = scene.input({});
    const wrong: unknown[] = [
      {},
      { ...input, kind: 'gift' },
      { ...input, lines: [{ ...scene.seats(0) }] },
      { ...input, lines: [{ ...scene.seats(1), itemId: '1' }] },
      { ...input, lines: [{ ...scene.seats(1), performanceId: 'x' }] },
      { ...input, payment: { kind: 'paid' } },
      { ...input, notes: 'a\u0000b' },
      { ...input, contactDocumentId: 'a\u0000b' },
    ];
    for (const body of wrong) expect((await scene.calls('POST', '', body)).status).toBe(400);
    const unknown: [string, unknown][] = [
      ['note', { ...input, note: 'two wheelchairs' }],
      ['tarifId', { ...input, lines: [{ ...scene.seats(1), tarifId: '1' }] }],
      ['methodId', { ...input, payment: { kind: 'unpaid', methodId: '1' } }],
    ];
    for (const [name, body] of unknown) {
      const answer = await scene.calls('POST', '', body);
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([
        400,
        expect.stringContaining(name),
      ]);
    }
    expect((await scene.calls('POST', '', { ...input, institution: 'other' })).status).toBe(404);
    expect((await scene.calls('GET', `/${UNKNOWN}`)).status).toBe(404);
    expect((await scene.calls('GET', '/a%00b')).status).toBe(400);
    expect((await scene.calls('GET', '?q=a%00b')).status).toBe(400);
    expect((await scene.calls('POST', `/${UNKNOWN}/submit`, { revision: 1 })).status).toBe(404);
    const stranger = { ...input, contactDocumentId: UNKNOWN };
    expect((await scene.calls('POST', '', stranger)).status).toBe(404);
  });

  it('let an API token book through the Content API, as its author', async () => {
    const calls = await tokenFor(['find', 'findOne', 'compose', 'submit', 'close'], 'shop');
    const contactDocumentId = await scene.knownContact();
    const input = scene.input({ contactDocumentId, lines: [scene.seats(1)] });
    const { documentId, revision } = bookingIn(await calls('POST', '', input));
    await calls('POST', `/${documentId}/submit`, { revision });
    const created = await until('it is created', async () => {
      const now = bookingIn(await calls('GET', `/${documentId}`));
      return now.state === 'created' && now.progress === null ? now : null;
    });
    const total = created.offer?.total.thousandths;
    const closing = {
      revision: created.revision,
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
    };
    await calls('POST', `/${documentId}/close`, { ...closing, total });
    const closed = await scene.comesTo(created, 'closed');
    expect(closed.author).toMatchObject({ name: 'shop' });
    expect(closed.author?.id).toMatch(/^content-api-token:/);
    expect((await calls('GET', '?state=closed')).status).toBe(200);
    expect((await calls('POST', `/${documentId}/release`, { revision: 1 })).status).toBe(403);
    expect((await request(`${scene.running().url}/api/s360/bookings`)).status).toBe(401);
  });

  describe('that a program has', () => {
    const refusal = {
      status: 409,
      body: { error: { details: { reason: { code: 'personOnly' } } } },
    };
    const seats = async () =>
      scene.input({ contactDocumentId: await scene.knownContact(), lines: [scene.seats(1)] });

    /** Each step that S-360 or a customer would notice, at a draft and at a closed reservation. */
    async function steps(draft: { documentId: string; revision: number }) {
      const hold = await heldFor();
      const { revision } = draft;
      return [
        [`/${draft.documentId}/submit`, { revision }],
        [`/${draft.documentId}/close`, { revision, total: '0', payment: { kind: 'unpaid' } }],
        [`/${draft.documentId}/in-doubt`, { revision, decision: 'notCreated' }],
        [`/${hold.documentId}/sell`, { revision: hold.revision, payment: { kind: 'unpaid' } }],
        [`/${hold.documentId}/release`, { revision: hold.revision }],
      ] as const;
    }

    async function heldFor() {
      const lines = [scene.seats(1)];
      const contactDocumentId = await scene.knownContact();
      const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
      await scene.submits(draft);
      await scene.closes(await scene.comesTo(draft, 'created'));
      await scene.comesTo(draft, 'closed');
      await scene.agreed();
      return scene.booking(draft.documentId);
    }

    it('without naming one, as full access, let it compose, and leave the rest to a person', async () => {
      const made = await scene.running().admin('POST', '/admin/api-tokens', {
        ...{ name: 'everything', description: '', type: 'full-access', lifespan: null },
      });
      const authorization = `Bearer ${textAt(made.body, 'data', 'accessKey')}`;
      const calls = (method: string, path: string, json: object) =>
        request(`${scene.running().url}/api/s360/bookings${path}`, {
          ...{ method, json, headers: { authorization } },
        });
      const draft = bookingIn(await calls('POST', '', await seats()));
      for (const [path, body] of await steps(draft))
        expect([path, await calls('POST', path, body)]).toMatchObject([path, refusal]);
      expect(await scene.booking(draft.documentId)).toMatchObject({ state: 'draft' });
      const { status } = await scene.calls('POST', `/${draft.documentId}/submit`, {
        revision: draft.revision,
      });
      expect(status).toBe(200);
      await scene.comesTo(draft, 'created');
    });

    it('as an admin token, let it submit and close by name only', async () => {
      const own = [readBookings, composeBookings, submitBookings, releaseBookings].map((action) =>
        ownPermission(action),
      );
      const token = await mcpClient(scene.running(), own);
      const named = await mcpClient(scene.running(), [...own, ownPermission(submitUnattended)]);
      const draft = bookingIn(await token.route('POST', '/s360/bookings', await seats()));
      for (const [path, body] of await steps(draft))
        expect([path, await token.route('POST', `/s360/bookings${path}`, body)]).toMatchObject([
          path,
          refusal,
        ]);
      const submitted = await named.route('POST', `/s360/bookings/${draft.documentId}/submit`, {
        revision: draft.revision,
      });
      expect(submitted.status).toBe(200);
      await scene.comesTo(draft, 'created');
    });
  });

  it('let a developer book through the service, for a given author', async () => {
    const service = scene.running().strapi.plugin('s360').service('bookings');
    const contactDocumentId = await scene.knownContact();
    const input = scene.input({ contactDocumentId, lines: [scene.item(2)] });
    const draft = await service.compose(input, 'admin:1');
    const { revision } = await service.submit(draft.documentId, { revision: draft.revision });
    expect(revision).toBe(draft.revision + 1);
    const created = await scene.comesTo(draft, 'created');
    const authors = created.events.map(({ author, kind }) => [kind, author?.id ?? null]);
    expect(authors.slice(0, 2)).toEqual([
      ['composed', 'admin:1'],
      ['submitted', null],
    ]);
    const late = service.submit(draft.documentId, { revision: draft.revision });
    await expect(late).rejects.toMatchObject({ status: 409 });
    expect(at(created, 'state')).toBe('created');
  });
});
