import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import {
  contactInCrm,
  myvenue,
  personIn,
  VENUE_ATTRIBUTES,
  VENUE_MAPPING,
} from '../../helpers/institutions/venue-fields';
import { pause, until } from '../../helpers/waiting';

describe('a mapping that changed between two starts', () => {
  const scene = sceneForAll({ contactAttributes: VENUE_ATTRIBUTES });

  it('fills contacts from their links and sends what only the CRM has', async () => {
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
    // S-360 wins a conflict by default, and the conflict is recorded.
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
        bulkJobId: null,
        deliveryId: null,
        institution: { code: 'myvenue' },
      });
    }
  });

  it('is applied once, so that later starts change nothing', async () => {
    const history = () => scene.running().strapi.db.connection('s360_contact_history').select('*');
    const before = await history();
    await scene.strapiStops();
    await scene.strapiStarts();
    await scene.agreed();
    expect(await history()).toEqual(before);
  });
});

describe('a rule that changed between two starts', () => {
  const scene = sceneForAll();

  const startsWith = async (plugin: Record<string, unknown>) => {
    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [myvenue(plugin)] });
  };

  it('adopts formerly refused values, and overwrites none without a recorded conflict', async () => {
    const creates = (lastName: string) =>
      scene.s360().creates({ lastName, email: `${lastName.toLowerCase()}@example.com` });
    const corrected = await creates('Corrected');
    const both = await creates('Both');
    const edited = await creates('Edited');
    await scene.agreed();
    await startsWith({ fields: { email: { conflict: 'never' } } });
    for (const number of [corrected, both])
      await scene.s360().changes(number, { email: `s360-${number}@example.com` });
    for (const number of [both, edited]) {
      const { documentId } = await contactInCrm(scene, number);
      await scene.crm.saves(String(documentId), { email: `crm-${number}@example.com` });
    }
    await scene.agreed();
    await scene.s360().forgetCalls();

    const proposed = { fields: { email: { conflict: 's360' } } };
    const path = '/s360/institutions/myvenue/mapping/preview';
    const { body } = await scene.running().admin('POST', path, proposed);
    expect(objectAt(body, 'data')).toMatchObject({
      fields: [
        { field: 'email', taken: { count: 2 }, conflicts: { count: 1 }, sent: { count: 1 } },
      ],
      calls: 1,
    });

    await startsWith({});
    await until('the other is sent', async () => (await scene.s360().saves()).length > 0);
    await scene.agreed();
    for (const number of [corrected, both]) {
      const email = `s360-${number}@example.com`;
      expect(await contactInCrm(scene, number)).toMatchObject({ email });
      expect(personIn(await scene.s360().contact(number))).toMatchObject({ email });
    }
    const email = `crm-${edited}@example.com`;
    expect(personIn(await scene.s360().contact(edited))).toMatchObject({ email });
    expect(await scene.s360().saves()).toHaveLength(1);
    const conflicts = await scene.running().strapi.db.connection('s360_conflicts').select('*');
    expect(conflicts).toMatchObject([{ field: 'email', rule: 's360', outcome: 'remote' }]);
  });
});

describe('a field that was moved to another path', () => {
  const MOVED = [{ field: 'handicapType', path: 'individualContact.handicapType' }];
  const CRM = { handicapType: { conflict: 'crm' } };
  const before = [{ field: 'handicapType', path: 'function', direction: 'fromS360' }];
  const scene = sceneForAll({
    institutions: [myvenue({ mapping: before, fields: CRM })],
    contactAttributes: VENUE_ATTRIBUTES,
  });

  const lease = (holder: string | null) =>
    scene
      .running()
      .strapi.db.connection('s360_leases')
      .insert({ job: 'mapping:myvenue', holder, fence: 1, expires_at_ms: 2 ** 45 })
      .onConflict('job')
      .merge();
  const isUnderWay = async () => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    return objectAt(body, 'data', 0).isMappingUnderWay;
  };

  it('is not exchanged under the old path before the remapping', async () => {
    const { contactNumber } = await scene.s360().writes({
      type: 'INDIVIDUAL',
      function: 'AT_THE_OLD',
      individualContact: { individualLastname: 'Moved', handicapType: 'AT_THE_NEW' },
    });
    const number = String(contactNumber);
    await scene.agreed();
    const { documentId } = await contactInCrm(scene, number);
    expect(await contactInCrm(scene, number)).toMatchObject({ handicapType: 'AT_THE_OLD' });
    await scene.delivers([{ role: 'without a number' }]);
    await scene.settled();
    expect(await isUnderWay()).toBe(false);
    await scene.s360().forgetCalls();

    await lease('another process, which is slow');
    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [myvenue({ mapping: MOVED, fields: CRM })] });
    await scene.crm.saves(String(documentId), { town: 'Bern' });
    await scene.s360().changes(number, { firstName: 'Later' });
    await scene.s360().orders({ orderState: 'CLOSED', contactReference: number });
    for (const { payloads } of await scene.cycle())
      expect(payloads.map(({ status }) => status)).toEqual([200, 200]);
    await until('the order is there', async () => (await scene.crm.orders()).length === 1);
    await pause(2500);
    expect(await scene.crm.deliveries({ state: 'stored' })).toHaveLength(1);
    expect(await scene.s360().calls()).toEqual([]);
    expect(await isUnderWay()).toBe(true);
    expect(await scene.crm.status(String(documentId), 'myvenue')).toMatchObject({
      state: 'pending',
      waiting: { kind: 'mapping' },
    });

    const rows = await scene.running().admin('GET', '/s360/quarantined-items');
    const item = `/s360/quarantined-items/${String(objectAt(rows.body, 'data', 0).id)}/replay`;
    expect(await scene.running().admin('POST', item)).toMatchObject({ status: 409 });

    await lease(null);
    await until('the contacts are filled', async () => !(await isUnderWay()), 15_000);
    await scene.agreed();
    expect(await scene.running().admin('POST', item)).toMatchObject({ status: 200 });
    expect(await contactInCrm(scene, number)).toMatchObject({
      handicapType: 'AT_THE_OLD',
      firstName: 'Later',
    });
    expect(personIn(await scene.s360().contact(number)).handicapType).toBe('AT_THE_OLD');
    const conflicts = await scene.running().strapi.db.connection('s360_conflicts').select('*');
    expect(conflicts).toMatchObject([{ field: 'handicapType', rule: 'crm', outcome: 'local' }]);
  });
});
