import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import {
  contactInCrm,
  myvenue,
  VENUE_ATTRIBUTES,
  VENUE_MAPPING,
} from '../../helpers/institutions/venue-fields';
import { until } from '../../helpers/waiting';

describe('the preview of a changed mapping', () => {
  const scene = sceneForAll({
    institutions: [myvenue({ pushNewContacts: true }), { code: 'museum' }],
    contactAttributes: VENUE_ATTRIBUTES,
  });

  const preview = (proposed: unknown, code = 'myvenue') =>
    scene.running().admin('POST', `/s360/institutions/${code}/mapping/preview`, proposed);
  const knows = async (lastName: string, handicapType: string | null, inCrmToo?: string) => {
    const individualContact = { individualLastname: lastName, handicapType };
    const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
    await scene.agreed();
    const documentId = String(
      (await contactInCrm(scene, String(written.contactNumber))).documentId,
    );
    if (inCrmToo !== undefined) await scene.crm.saves(documentId, { handicapType: inCrmToo });
    await scene.agreed();
    return documentId;
  };

  it('counts values to be adopted, sent and in conflict, and the calls, and changes nothing', async () => {
    const taken = await knows('Taken', 'WHEELCHAIR');
    const sent = await knows('Sent', null, 'ROW_END');
    const conflict = await knows('Conflict', 'WHEELCHAIR', 'ROW_END');
    await knows('Same', 'ROW_END', 'ROW_END');
    await knows('Neither', null);
    await scene.s360().forgetCalls();
    const before = await scene.running().strapi.db.connection('s360_contact_links').select('*');

    const answer = await preview({ mapping: VENUE_MAPPING });
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
      receives: null,
      sends: null,
      matching: null,
      calls: 1,
      estimate: {
        calls: 1,
        lane: 'bulk',
        days: 1,
        limitedBy: 'windows',
        ahead: 0,
        perMinute: expect.any(Number),
        finishedAt: expect.stringMatching(/Z$/),
        finishedOn: expect.any(String),
      },
      callsElsewhere: [],
    });
    const after = await scene.running().strapi.db.connection('s360_contact_links').select('*');
    expect(after).toEqual(before);
    expect(await scene.s360().calls()).toEqual([]);
  });

  it('announces exactly what the remapping then does', async () => {
    const answer = await preview({ mapping: VENUE_MAPPING });
    const { calls } = objectAt(answer.body, 'data');
    await scene.strapiStops();
    await scene.strapiStarts({
      institutions: [
        myvenue({ pushNewContacts: true, mapping: VENUE_MAPPING }),
        { code: 'museum' },
      ],
    });
    await until('what differs is sent', async () => (await scene.s360().saves()).length > 0);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(Number(calls));
    expect(objectAt((await preview({ mapping: VENUE_MAPPING })).body, 'data')).toMatchObject({
      fields: [],
      calls: 0,
      estimate: null,
    });
  });

  it('is rejected with every problem of the proposal', async () => {
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

  it('needs the permission to steer the sync', async () => {
    const user = await scene.running().userWith(['plugin::s360.overview.read']);
    const answer = await user('POST', '/s360/institutions/myvenue/mapping/preview', {});
    expect(answer.status).toBe(403);
  });
});

describe('the preview of a changed filter', () => {
  const scene = sceneForAll({
    institutions: [myvenue({ pushNewContacts: true, sends: { types: ['structure'] } })],
    contactAttributes: { isFriend: { type: 'boolean' } },
  });

  it('names contacts that would be included, even by an attribute that is not a text', async () => {
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
