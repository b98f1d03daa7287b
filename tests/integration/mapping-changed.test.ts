import { objectAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import {
  contactInCrm,
  myvenue,
  personIn,
  VENUE_ATTRIBUTES,
  VENUE_MAPPING,
} from '../helpers/venue-fields';
import { until } from '../helpers/waiting';

describe('a mapping that changed between two boots', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ contactAttributes: VENUE_ATTRIBUTES });
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
      const { documentId } = await contactInCrm(scene, number);
      await scene.crm.saves(String(documentId), { handicapType: 'ROW_END' });
    }
    await scene.agreed();
    expect(await contactInCrm(scene, filled)).toMatchObject({ handicapType: null });
    await scene.s360().forgetCalls();

    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [myvenue({ mapping: VENUE_MAPPING })] });
    await until('the contact is filled', async () => {
      return (await contactInCrm(scene, filled)).handicapType === 'WHEELCHAIR';
    });
    await until('the other is sent', async () => {
      return personIn(await scene.s360().contact(sent)).handicapType === 'ROW_END';
    });
    await scene.agreed();
    // S-360 wins a conflict by default; it is on record.
    expect(await contactInCrm(scene, both)).toMatchObject({ handicapType: 'WHEELCHAIR' });
    expect(await contactInCrm(scene, untouched)).toMatchObject({ handicapType: null });
    const calls = await scene.s360().calls();
    expect(calls.map(({ method }) => method)).toEqual(['saveIndividualContactData']);
    const conflicts = await scene.running().strapi.db.connection('s360_conflicts').select('*');
    expect(conflicts).toMatchObject([
      { field: 'handicapType', local_value: 'ROW_END', remote_value: 'WHEELCHAIR' },
    ]);
    for (const number of [filled, both]) {
      const { documentId } = await contactInCrm(scene, number);
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
