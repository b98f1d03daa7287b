import { objectAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import { contactInCrm, myvenue, VENUE_ATTRIBUTES } from '../helpers/venue-fields';

const HANDICAP = {
  individual: { path: 'individualContact.handicapType', direction: 'both' },
  structure: null,
  kind: 'text',
  conflict: 's360',
  blank: 'keep',
};
const MAPPING = '/s360/institutions/myvenue/mapping';

describe('the fields of an institution in the panel', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [
        myvenue({
          mapping: [{ field: 'email', path: 'individualContact.workEmail' }],
          fields: { town: { conflict: 'manual' } },
        }),
      ],
      contactAttributes: VENUE_ATTRIBUTES,
    });
  });
  afterAll(() => scene.end());

  const fields = async () => {
    const { body } = await scene.running().admin('GET', MAPPING);
    return objectAt(body, 'data');
  };

  it('are listed with their places, rules and who has set them', async () => {
    const { fields: listed, unmapped } = await fields();
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'town',
          individual: { path: 'addresses(main).town', direction: 'both' },
          structure: { path: 'addresses(main).town', direction: 'both' },
          conflict: 'manual',
          blank: 'keep',
          origin: 'configuration',
        }),
        expect.objectContaining({
          field: 'email',
          individual: { path: 'individualContact.workEmail', direction: 'both' },
          structure: { path: 'structureContact.email', direction: 'both' },
          origin: 'configuration',
        }),
        expect.objectContaining({ field: 'lastName', structure: null, origin: 'standard' }),
      ]),
    );
    expect(unmapped).toEqual(expect.arrayContaining(['notes', 'handicapType']));
    expect(unmapped).not.toEqual(expect.arrayContaining(['documentId']));
    expect(unmapped).not.toEqual(expect.arrayContaining(['town']));
  });

  it('can be previewed one by one, and the others stay as they are', async () => {
    const individualContact = { individualLastname: 'Taken', handicapType: 'WHEELCHAIR' };
    const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
    await scene.agreed();
    const taken = (await contactInCrm(scene, String(written.contactNumber))).documentId;
    const preview = (changes: unknown) =>
      scene.running().admin('POST', `${MAPPING}/preview`, { changes });
    const { body } = await preview({ handicapType: HANDICAP });
    expect(objectAt(body, 'data')).toMatchObject({
      contacts: 1,
      fields: [{ field: 'handicapType', taken: { count: 1, examples: [taken] } }],
      calls: 0,
    });
    const wrong = { ...HANDICAP, individual: { path: 'a b', direction: 'both' } };
    expect(await preview({ handicapType: wrong })).toMatchObject({ status: 400 });
    const unchanged = await preview({ handicapType: null });
    expect(objectAt(unchanged.body, 'data')).toMatchObject({ fields: [], calls: 0 });
  });

  it('are shown only to those who may steer the sync', async () => {
    const user = await scene.running().userWith(['plugin::s360.overview.read']);
    expect(await user('GET', MAPPING)).toMatchObject({ status: 403 });
  });
});
