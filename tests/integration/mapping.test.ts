import { objectAt } from '../helpers/json';
import type { InstitutionSetup } from '../helpers/institutions';
import { startScene, type Scene } from '../helpers/scene';
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
    const { documentId } = await inCrm(scene, filled);
    const [entry] = await scene.running().strapi.db.connection('s360_contact_history').where({
      contact_document_id: documentId,
      field: 'handicapType',
    });
    expect(entry).toMatchObject({ cause: 'load', caused_by: 'mapping', new_value: 'WHEELCHAIR' });
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
