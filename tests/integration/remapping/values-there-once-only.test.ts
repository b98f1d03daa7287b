import { CONTACT_UID } from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { OWN_PAYLOADS, type Excuse } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

/** The reasons come from the database. */
const SET_ASIDE: Excuse = {
  check: 'items',
  fits: /notStored/,
  because: 'a value that is there already is refused',
};

describe('a unique attribute that the venue added', () => {
  const scene = sceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: {
          pushNewContacts: false,
          mapping: [{ field: 'memberCode', path: 'individualContact.memberCode' }],
        },
      },
    ],
    contactAttributes: { memberCode: { type: 'string' } },
  });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
    scene.excuse(SET_ASIDE);
    const { connection, names } = strapiDatabase(scene.running().strapi);
    const { column, table } = names(CONTACT_UID);
    await connection.schema.alterTable(table, (contacts) => {
      contacts.unique([column('memberCode')], { indexName: 'members_of_the_venue' });
    });
  });

  const person = (contactNumber: string, memberCode: string) => ({
    contactNumber,
    type: 'INDIVIDUAL',
    dateLastModified: '2026-03-01T10:00:00.000Z',
    individualContact: { individualLastname: `Name ${contactNumber}`, memberCode },
  });
  const delivers = async (...items: object[]) => {
    await scene.delivers(items);
    await scene.settled();
    return (await scene.crm.deliveries()).at(-1);
  };

  it('quarantines only the contact with a value that another contact has', async () => {
    expect(await delivers(person('1', 'A'), person('2', 'A'), person('3', 'B'))).toMatchObject({
      applied: 2,
      quarantined: 1,
    });
    expect(await scene.crm.contactOf('myvenue', '1')).toMatchObject({ memberCode: 'A' });
    expect(await scene.crm.contactOf('myvenue', '2')).toBeNull();
    expect(await delivers({ ...person('3', 'A'), dateLastModified: '2026-03-02' })).toMatchObject({
      quarantined: 1,
    });
    expect(await delivers(person('4', 'C'))).toMatchObject({ applied: 1 });
  });
});
