import { objectAt } from '../helpers/json';
import { pluginInstitution, type InstitutionSetup } from '../helpers/institutions';
import { startScene, type Scene } from '../helpers/scene';
import { bootFailure, startStrapi } from '../helpers/strapi';
import { until } from '../helpers/waiting';

const ATTRIBUTES = {
  handicapType: { type: 'string' },
  jobFunction: { type: 'text' },
  billingTown: { type: 'string' },
};
const MAPPING = [
  { field: 'handicapType', path: 'individualContact.handicapType' },
  { field: 'jobFunction', path: 'function' },
  { field: 'billingTown', path: 'addresses(billing).town' },
];
const myvenue = (plugin: Record<string, unknown>): InstitutionSetup => ({
  code: 'myvenue',
  plugin,
});

const person = (contact: Record<string, unknown>) => objectAt(contact.individualContact);

async function inCrm(scene: Scene, contactNumber: string) {
  return objectAt(await scene.crm.contactOf('myvenue', contactNumber));
}

describe('fields that a venue has added and mapped', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [myvenue({ mapping: MAPPING })],
      contactAttributes: ATTRIBUTES,
    });
  });
  afterAll(() => scene.end());

  it('come from S-360, also those that can only be read', async () => {
    const { contactNumber } = await scene.s360().writes({
      type: 'INDIVIDUAL',
      function: 'Treasurer',
      individualContact: { individualLastname: 'Anders', handicapType: 'WHEELCHAIR' },
      addresses: [
        { main: true, town: 'Bern', billingAddress: false, shippingAddress: false },
        { main: false, town: 'Basel', billingAddress: true, shippingAddress: false },
      ],
    });
    await scene.agreed();
    expect(await inCrm(scene, String(contactNumber))).toMatchObject({
      handicapType: 'WHEELCHAIR',
      jobFunction: 'Treasurer',
      town: 'Bern',
      billingTown: 'Basel',
    });
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('go to S-360 where the path can be written, and cause no echo', async () => {
    const contactNumber = await scene.s360().creates({ lastName: 'Both' });
    await scene.agreed();
    const { documentId } = await inCrm(scene, contactNumber);
    await scene.s360().forgetCalls();
    await scene.crm.saves(String(documentId), { handicapType: 'ROW_END', jobFunction: 'Mine' });
    await scene.agreed();
    expect(person(await scene.s360().contact(contactNumber))).toMatchObject({
      handicapType: 'ROW_END',
    });
    const saves = await scene.s360().saves();
    expect(saves).toHaveLength(1);
    expect(saves[0]?.body).toEqual({
      individualContactData: { contactNumber, handicapType: 'ROW_END' },
    });
  });
});

describe('a mapping that changed between two boots', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ contactAttributes: ATTRIBUTES });
  });
  afterAll(() => scene.end());

  it('fills contacts from what their links have kept, and sends what only the CRM has', async () => {
    const writes = async (lastName: string, handicapType: string | null) => {
      const individualContact = { individualLastname: lastName, handicapType };
      const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
      return String(written.contactNumber);
    };
    const filled = await writes('Filled', 'WHEELCHAIR');
    const sent = await writes('Sent', null);
    const both = await writes('Both', 'WHEELCHAIR');
    const untouched = await writes('Untouched', null);
    await scene.agreed();
    for (const number of [sent, both]) {
      const { documentId } = await inCrm(scene, number);
      await scene.crm.saves(String(documentId), { handicapType: 'ROW_END' });
    }
    await scene.agreed();
    expect(await inCrm(scene, filled)).toMatchObject({ handicapType: null });
    await scene.s360().forgetCalls();

    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [myvenue({ mapping: MAPPING })] });
    await until('the contact is filled', async () => {
      return (await inCrm(scene, filled)).handicapType === 'WHEELCHAIR';
    });
    await until('the other is sent', async () => {
      return person(await scene.s360().contact(sent)).handicapType === 'ROW_END';
    });
    await scene.agreed();
    // S-360 wins a conflict by default; it is on record.
    expect(await inCrm(scene, both)).toMatchObject({ handicapType: 'WHEELCHAIR' });
    expect(await inCrm(scene, untouched)).toMatchObject({ handicapType: null });
    const calls = await scene.s360().calls();
    expect(calls.map(({ method }) => method)).toEqual(['saveIndividualContactData']);
    const conflicts = await scene.running().strapi.db.connection('s360_conflicts').select('*');
    expect(conflicts).toMatchObject([
      { field: 'handicapType', local_value: 'ROW_END', remote_value: 'WHEELCHAIR' },
    ]);
    for (const number of [filled, both]) {
      const { documentId } = await inCrm(scene, number);
      const path = `/s360/contacts/${String(documentId)}/history?field=handicapType`;
      const { body } = await scene.running().admin('GET', path);
      expect(objectAt(body, 'data', 0)).toMatchObject({
        cause: 'mapping',
        newValue: 'WHEELCHAIR',
        by: null,
        loadId: null,
        deliveryId: null,
        institution: { code: 'myvenue' },
      });
    }
  });

  it('is filled once: later boots change nothing', async () => {
    const history = () => scene.running().strapi.db.connection('s360_contact_history').select('*');
    const before = await history();
    await scene.strapiStops();
    await scene.strapiStarts();
    await scene.agreed();
    expect(await history()).toEqual(before);
  });
});

describe('a preview of a changed mapping', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [myvenue({ pushNewContacts: true }), { code: 'museum' }],
      contactAttributes: ATTRIBUTES,
    });
  });
  afterAll(() => scene.end());

  const preview = (proposed: unknown, code = 'myvenue') =>
    scene.running().admin('POST', `/s360/institutions/${code}/mapping/preview`, proposed);
  const knows = async (lastName: string, handicapType: string | null, inCrmToo?: string) => {
    const individualContact = { individualLastname: lastName, handicapType };
    const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
    await scene.agreed();
    const documentId = String((await inCrm(scene, String(written.contactNumber))).documentId);
    if (inCrmToo !== undefined) await scene.crm.saves(documentId, { handicapType: inCrmToo });
    await scene.agreed();
    return documentId;
  };

  it('counts what would be taken, sent and in conflict, and the calls, and does nothing', async () => {
    const taken = await knows('Taken', 'WHEELCHAIR');
    const sent = await knows('Sent', null, 'ROW_END');
    const conflict = await knows('Conflict', 'WHEELCHAIR', 'ROW_END');
    await knows('Same', 'ROW_END', 'ROW_END');
    await knows('Neither', null);
    await scene.s360().forgetCalls();
    const before = await scene.running().strapi.db.connection('s360_contact_links').select('*');

    const answer = await preview({ mapping: MAPPING });
    expect(answer).toMatchObject({ status: 200 });
    expect(objectAt(answer.body, 'data')).toEqual({
      institution: 'myvenue',
      contacts: 5,
      fields: [
        {
          field: 'handicapType',
          taken: { count: 2, examples: [taken, conflict] },
          sent: { count: 1, examples: [sent] },
          conflicts: { count: 1, examples: [conflict] },
        },
        ...['jobFunction', 'billingTown'].map((field) => ({
          field,
          taken: { count: 0, examples: [] },
          sent: { count: 0, examples: [] },
          conflicts: { count: 0, examples: [] },
        })),
      ],
      created: { count: 0, examples: [] },
      withheld: { count: 0, examples: [] },
      calls: 1,
      estimate: {
        calls: 1,
        lane: 'bulk',
        days: 1,
        limitedBy: 'windows',
        finishedAt: expect.stringMatching(/Z$/),
        finishedOn: expect.any(String),
      },
      callsElsewhere: [],
    });
    const after = await scene.running().strapi.db.connection('s360_contact_links').select('*');
    expect(after).toEqual(before);
    expect(await scene.s360().calls()).toEqual([]);
  });

  it('says what applying it then does', async () => {
    const answer = await preview({ mapping: MAPPING });
    const { calls } = objectAt(answer.body, 'data');
    await scene.strapiStops();
    await scene.strapiStarts({
      institutions: [myvenue({ pushNewContacts: true, mapping: MAPPING }), { code: 'museum' }],
    });
    await until('what differs is sent', async () => (await scene.s360().saves()).length > 0);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(Number(calls));
    expect(objectAt((await preview({ mapping: MAPPING })).body, 'data')).toMatchObject({
      fields: [],
      calls: 0,
      estimate: null,
    });
  });

  it('is refused with every problem of what is proposed', async () => {
    const answer = await preview({
      mapping: [
        { field: 'email', path: 'role', direction: 'both' },
        { field: 'x', path: 'a b' },
      ],
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(/mapping\[0\]\.direction.*mapping\[1\]\.path/);
    const unknown = await preview({ mapping: [{ field: 'shoeSize', path: 'shoeSize' }] });
    expect(unknown.status).toBe(400);
    expect(JSON.stringify(unknown.body)).toContain('shoeSize');
    expect(await preview({ colour: 'red' })).toMatchObject({ status: 400 });
    expect(await preview({}, 'nowhere')).toMatchObject({ status: 404 });
  });

  it('is for those who may steer the sync', async () => {
    const user = await scene.running().userWith(['plugin::s360.overview.read']);
    const answer = await user('POST', '/s360/institutions/myvenue/mapping/preview', {});
    expect(answer.status).toBe(403);
  });
});

describe('a preview of a changed filter', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [myvenue({ pushNewContacts: true, sends: { types: ['structure'] } })],
      contactAttributes: { isFriend: { type: 'boolean' } },
    });
  });
  afterAll(() => scene.end());

  it('names who would come in, also by an attribute that is no text', async () => {
    const friend = await scene.crm.creates({ lastName: 'Friend', isFriend: true });
    await scene.crm.creates({ lastName: 'Stranger', isFriend: false });
    const sends = { where: [{ field: 'isFriend', is: true }] };
    const { body } = await scene
      .running()
      .admin('POST', '/s360/institutions/myvenue/mapping/preview', { sends });
    expect(objectAt(body, 'data')).toMatchObject({
      created: { count: 1, examples: [friend] },
      calls: 1,
      estimate: { days: 1, limitedBy: 'windows' },
    });
  });
});

describe('a mapping that does not fit the contact stops the boot and says what to do', () => {
  const HANDICAP = { field: 'handicapType', path: 'individualContact.handicapType' };
  it.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    [
      'an attribute that is missing',
      {},
      { mapping: [HANDICAP] },
      /"myvenue": mapping: .*"handicapType": add it in src\/extensions/,
    ],
    [
      'one that Strapi checks at each save',
      { handicapType: { type: 'email' } },
      { mapping: [HANDICAP] },
      /"handicapType" is of type email.*make it "string" or "text"/,
    ],
    [
      'one with a longest length',
      { handicapType: { type: 'string', maxLength: 8 } },
      { mapping: [HANDICAP] },
      /"handicapType" is checked by "maxLength"/,
    ],
    [
      'a filter on an attribute that is missing',
      {},
      { sends: { where: [{ field: 'club', is: 'gold' }] } },
      /"myvenue": sends\.where\[0\]\.field: .*"club"/,
    ],
  ])('%s', async (_what, contactAttributes, plugin, expected) => {
    const institutions = [pluginInstitution(myvenue(plugin), 'http://127.0.0.1:9')];
    const { message } = await bootFailure({ institutions, contactAttributes });
    expect(message).toMatch(expected);
  });

  it('takes an enumeration for a field that is only sent', async () => {
    const mapping = [{ ...HANDICAP, direction: 'toS360' }];
    const running = await startStrapi({
      institutions: [pluginInstitution(myvenue({ mapping }), 'http://127.0.0.1:9')],
      contactAttributes: { handicapType: { type: 'enumeration', enum: ['NONE', 'WHEELCHAIR'] } },
    });
    await running.stop();
  });
});
