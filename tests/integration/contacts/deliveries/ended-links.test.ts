import { CONTACT_HISTORY_UID } from '../../../../server/src/contracts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { placesOf } from '../../../helpers/databases/whole-database';
import { at, listAt, objectAt } from '../../../helpers/json';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const VENUES = ['myvenue', 'museum', 'opera'] as const;
const OTHERS = ['museum', 'opera'] as const;

/** What S-360 leaves of a person whom it makes anonymous. */
const CROSSED_OUT = {
  individualContact: {
    individualFirstname: 'XXXXXXXX',
    individualLastname: 'XXXXXXXX',
    individualBirthdate: null,
    email: null,
    cellPhoneNumber: null,
  },
};

describe('a person who is gone at one of three institutions', () => {
  const scene = sceneForAll({
    institutions: VENUES.map((code) => ({ code, plugin: { pushNewContacts: false } })),
  });

  /** A contact that all three know, by number. */
  async function knownToAll(name: string) {
    const values = {
      firstName: 'Anna',
      lastName: name,
      email: `${name.toLowerCase()}@example.com`,
      birthDate: '1980-02-01',
      mobilePhone: '+41791234567',
    };
    const numbers: Record<string, string> = {};
    for (const code of VENUES) {
      numbers[code] = await scene.s360(code).creates(values);
      await scene.agreed();
    }
    const number = (code: string) => numbers[code] ?? '';
    const contact = objectAt(await scene.crm.contactOf('myvenue', number('myvenue')));
    for (const code of VENUES) await scene.s360(code).forgetCalls();
    return { values, number, documentId: String(contact.documentId) };
  }

  const attention = async (institution: string) => {
    const { body } = await scene.running().admin('GET', '/s360/attention');
    return listAt(body, 'data').filter(
      (group) => at(group, 'kind') === 'endedLink' && at(group, 'institution') === institution,
    );
  };

  it('keeps the values here and at the others when S-360 makes it anonymous', async () => {
    const { documentId, number, values } = await knownToAll('Gone');
    await scene.s360('myvenue').writes({ contactNumber: number('myvenue'), ...CROSSED_OUT });
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject(values);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'ended',
      failure: { reason: { code: 'anonymisedThere' } },
    });
    expect(await attention('myvenue')).toMatchObject([
      { count: 1, only: { contact: { documentId } } },
    ]);
    for (const code of OTHERS) {
      expect(await scene.s360(code).saves()).toEqual([]);
      expect(valuesInS360(await scene.s360(code).contact(number(code)))).toMatchObject(values);
    }
    const history = await rowsOf(scene.running(), CONTACT_HISTORY_UID, {});
    expect(JSON.stringify(history)).not.toContain('XXX');

    // The next edit goes to the others only, and everything that shows it again is not applied.
    await scene.crm.saves(documentId, { firstName: 'Anne', town: 'Basel' });
    await scene.agreed();
    expect(await scene.s360('myvenue').saves()).toEqual([]);
    for (const code of OTHERS) {
      const shown = valuesInS360(await scene.s360(code).contact(number(code)));
      expect(shown).toMatchObject({ firstName: 'Anne', town: 'Basel' });
    }
    await scene.s360('myvenue').announces();
    await scene.crm.panel('POST', documentId, '/myvenue/pull');
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ ...values, firstName: 'Anne' });
    expect((await scene.crm.status(documentId, 'myvenue')).state).toBe('ended');

    // A person decides to keep it for the others.
    await scene.crm.panel('POST', documentId, '/myvenue/unlink', {});
    expect((await scene.crm.status(documentId, 'myvenue')).state).toBe('unlinked');
    expect(await attention('myvenue')).toEqual([]);
  });

  it('ends where S-360 refuses the number, as it deletes who never bought anything', async () => {
    const { documentId, number, values } = await knownToAll('Deleted');
    await scene.s360('museum').faults({
      method: 'getContactData',
      times: 1,
      kind: 'business',
      statusDetail: 'error.contact.unknown',
    });
    await scene.crm.panel('POST', documentId, '/museum/pull');
    await until(
      'the link has ended',
      async () => (await scene.crm.status(documentId, 'museum')).state === 'ended',
    );
    expect(await attention('museum')).toMatchObject([{ count: 1 }]);
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.agreed();
    expect(await scene.s360('museum').saves()).toEqual([]);
    expect(valuesInS360(await scene.s360('opera').contact(number('opera')))).toMatchObject({
      ...values,
      town: 'Bern',
    });

    // It was a mistake: reading it again goes on where both stopped.
    await scene.crm.panel('POST', documentId, '/museum/pull');
    await scene.agreed();
    expect((await scene.crm.status(documentId, 'museum')).state).toBe('inSync');
    const shown = valuesInS360(await scene.s360('museum').contact(number('museum')));
    expect(shown).toMatchObject({ town: 'Bern' });
  });

  it('is not created here when it comes for the first time', async () => {
    const before = await scene.crm.contacts();
    await scene.s360('opera').writes({ type: 'INDIVIDUAL', ...CROSSED_OUT });
    await scene.agreed();
    expect(await scene.crm.contacts()).toHaveLength(before.length);
  });

  it('stays out when a payload of before comes afterwards, and nothing of it is stored', async () => {
    const before = await scene.crm.contacts();
    const item = { contactNumber: '778899', type: 'INDIVIDUAL' };
    await scene.delivers([{ ...item, ...CROSSED_OUT }], 'opera');
    await scene.settled();
    const late = { individualFirstname: 'Spätine', individualLastname: 'Nachzügler' };
    const dateLastModified = '2026-01-01T10:00:00.000Z';
    await scene.delivers([{ ...item, dateLastModified, individualContact: late }], 'opera');
    await scene.settled();
    expect(await scene.crm.contacts()).toHaveLength(before.length);
    expect(await placesOf(scene.running().strapi, Object.values(late))).toEqual([]);
  });
});
