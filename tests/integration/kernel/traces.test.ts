import { recordTraces, type RecordedSpan } from '../../helpers/observability/recorded-traces';
import { startScene, type Scene } from '../../helpers/scene/scene';

const PEOPLE = /Nefertari|Hatshepsut|Meritaten|Tiaa|@/;

describe('the traces', () => {
  let traces: ReturnType<typeof recordTraces>;
  let scene: Scene;
  beforeAll(async () => {
    traces = recordTraces();
    scene = await startScene({
      institutions: [
        { code: 'myvenue', plugin: { pushNewContacts: true } },
        { code: 'museum', plugin: { pushNewContacts: true } },
      ],
    });
  });
  beforeEach(() => traces.forget());
  afterAll(async () => {
    await scene.end();
    await traces.end();
  });

  /** The only span of this name. */
  const only = (name: string, of: Partial<RecordedSpan['attributes']> = {}): RecordedSpan => {
    const found = traces
      .named(name)
      .filter(({ attributes }) =>
        Object.entries(of).every(([attribute, value]) => attributes[attribute] === value),
      );
    expect(found.map((span) => span.name)).toEqual([name]);
    return found[0] as RecordedSpan;
  };
  const insideOf = (parent: RecordedSpan) =>
    traces
      .spans()
      .filter(({ parentId }) => parentId === parent.id)
      .map(({ name }) => name);

  const pausesReceiving = async (receiving: boolean) => {
    const answer = await scene
      .running()
      .admin('PUT', '/s360/institutions/myvenue/pauses', { receiving });
    expect(answer.status).toBe(200);
  };

  it('lead from the webhook to the table, and on to the other institution', async () => {
    await scene.s360().creates({ lastName: 'Nefertari', email: 'nefertari@example.com' });
    await scene.cycle();
    await scene.agreed();
    const receive = only('s360.receive');
    expect(receive).toMatchObject({
      parentId: null,
      attributes: {
        's360.institution': 'myvenue',
        's360.stream': 'contacts',
        'http.response.status_code': 200,
      },
    });
    expect(insideOf(receive)).toEqual(['s360.store', 's360.apply']);
    const apply = only('s360.apply', { 's360.institution': 'myvenue' });
    expect(apply.attributes).toMatchObject({ 's360.items': 1, 's360.changed': 1 });
    expect(insideOf(apply)).toEqual(['s360.apply.read', 's360.apply.write']);
    const [delivery] = await scene.crm.deliveries({ institution: 'myvenue' });
    expect(apply.attributes['s360.delivery.id']).toBe(delivery?.id);
  });

  it('lead from a save to the answers of S-360', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Hatshepsut' });
    await scene.agreed();
    const save = only('s360.save');
    expect(save.attributes).toMatchObject({ 's360.action': 'create' });
    const push = only('s360.push', { 's360.institution': 'museum' });
    expect(push).toMatchObject({
      traceId: save.traceId,
      parentId: save.id,
      attributes: { 's360.lane': 'edit', 's360.result': 'done' },
    });
    expect(insideOf(push)).toEqual([
      's360.push.prepare',
      's360.push.begin',
      's360.call',
      's360.push.answer',
    ]);
    expect(only('s360.call', { 's360.institution': 'museum' })).toMatchObject({
      isRequest: true,
      hasFailed: false,
      attributes: {
        's360.method': 'saveIndividualContactData',
        's360.contact.document_id': documentId,
        'http.response.status_code': 200,
      },
    });
  });

  it('join the save of a contact that S-360 knows to its push', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Meritaten' });
    await scene.agreed();
    traces.forget();
    await scene.crm.saves(documentId, { firstName: 'Tiaa' });
    await scene.agreed();
    const save = only('s360.save');
    expect(save.attributes).toMatchObject({ 's360.contact.document_id': documentId });
    for (const institution of ['myvenue', 'museum'])
      expect(only('s360.push', { 's360.institution': institution }).parentId).toBe(save.id);
  });

  it('forget the save once its change has arrived, so that other work begins a trace', async () => {
    const links = await scene.crm.links();
    expect(links.length).toBeGreaterThan(3);
    expect(links.map(({ state, traceparent }) => ({ state, traceparent }))).toEqual(
      links.map(() => ({ state: 'inSync', traceparent: null })),
    );
  });

  it('show a call that failed and the one that repeated it, in the trace of the save', async () => {
    const fault = { method: 'saveIndividualContactData', times: 1, kind: 'http', status: 500 };
    await scene.s360().faults(fault);
    const documentId = await scene.crm.creates({ lastName: 'Hatshepsut', firstName: 'Tiaa' });
    await scene.agreed();
    const calls = traces
      .named('s360.call')
      .filter(({ attributes }) => attributes['s360.institution'] === 'myvenue');
    expect(calls).toMatchObject([
      {
        hasFailed: true,
        attributes: {
          's360.contact.document_id': documentId,
          'http.response.status_code': 500,
          'error.type': 'S360HttpError',
        },
      },
      { hasFailed: false, attributes: { 'http.response.status_code': 200 } },
    ]);
    expect(new Set(calls.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('give each delivery its own way, also when several are applied together', async () => {
    await pausesReceiving(true);
    for (const lastName of ['Nefertari', 'Meritaten', 'Tiaa']) {
      await scene.s360().creates({ lastName });
      await scene.cycle();
    }
    await pausesReceiving(false);
    await scene.agreed();
    const [first, ...others] = traces.named('s360.receive').map(({ id }) => id);
    const [own, ...along] = traces
      .named('s360.apply')
      .sort(
        (a, b) =>
          Number(a.attributes['s360.delivery.id']) - Number(b.attributes['s360.delivery.id']),
      );
    expect(own).toMatchObject({
      parentId: first,
      linkedTo: others,
      attributes: { 's360.deliveries': 3, 's360.changed': 3 },
    });
    expect(along.map(({ parentId }) => parentId)).toEqual(others);
    for (const { attributes } of along)
      expect(attributes['s360.applied_with']).toBe(own?.attributes['s360.delivery.id']);
  });

  it('hold nothing of a person', async () => {
    await scene.s360().creates({ lastName: 'Nefertari', email: 'tiaa@example.com' });
    await scene.cycle();
    await scene.crm.creates({ lastName: 'Hatshepsut', email: 'meritaten@example.com' });
    await scene.agreed();
    expect(traces.spans().length).toBeGreaterThan(10);
    expect(traces.whole()).not.toMatch(PEOPLE);
  });
});
