import { CONTACT_LINK_UID } from '../../../server/src/contracts';
import { databaseClient } from '../../helpers/databases/client';
import { objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

/** The code with which each database refuses a second row of a unique index. */
const DUPLICATE = {
  sqlite: 'SQLITE_CONSTRAINT_UNIQUE',
  postgres: '23505',
  mysql: 'ER_DUP_ENTRY',
};

describe('a table of the plugin', () => {
  const scene = sceneForAll({ settings: { backgroundWork: false } });

  const knex = () => scene.running().strapi.db.connection;

  const refusalOf = (table: string, row: Record<string, unknown>): Promise<string> =>
    knex()(table)
      .insert(row)
      .then(
        () => 'none',
        (error: unknown) => textAt(error, 'code'),
      );

  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a contact number is linked once per institution',
      's360_contact_links',
      { institution: 'myvenue', contact_number: '1', contact_document_id: 'a' },
      { institution: 'myvenue', contact_number: '1', contact_document_id: 'b' },
    ],
    [
      'a contact is linked once per institution',
      's360_contact_links',
      { institution: 'myvenue', contact_number: '2', contact_document_id: 'c' },
      { institution: 'myvenue', contact_number: '3', contact_document_id: 'c' },
    ],
    [
      'a contact without a number is linked once per institution',
      's360_contact_links',
      { institution: 'myvenue', contact_document_id: 'd' },
      { institution: 'myvenue', contact_document_id: 'd' },
    ],
    [
      'an answer is stored once per contact, institution and code',
      's360_consents',
      { institution: 'myvenue', contact_document_id: 'a', code: 'NEWS' },
      { institution: 'myvenue', contact_document_id: 'a', code: 'NEWS' },
    ],
    ['an institution has one row', 's360_institutions', { code: 'one' }, { code: 'one' }],
    ['a job has one lease', 's360_leases', { job: 'one' }, { job: 'one' }],
    [
      'a pull is queued once',
      's360_queued_pulls',
      { institution: 'myvenue', contact_number: '1', lane: 'edit' },
      { institution: 'myvenue', contact_number: '1', lane: 'bulk' },
    ],
    [
      'an item is quarantined once',
      's360_quarantined_items',
      { delivery_id: 1, position: 0, institution: 'myvenue', stream: 'contacts' },
      { delivery_id: 1, position: 0, institution: 'myvenue', stream: 'contacts' },
    ],
  ])('has a unique index so that %s', async (_what, table, first, second) => {
    await knex()(table).insert(first);
    expect(await refusalOf(table, second)).toBe(DUPLICATE[databaseClient()]);
    await knex()(table).where(first).delete();
  });

  it('has separate links for the same number at two institutions', async () => {
    const links = ['myvenue', 'museum'].map((institution) => ({
      institution,
      contact_number: '1',
    }));
    await knex()('s360_contact_links').insert(links);
    const query = scene.running().strapi.db.query(CONTACT_LINK_UID);
    expect(await query.count({ where: { contactNumber: '1' } })).toBe(2);
    await knex()('s360_contact_links').where({ contact_number: '1' }).delete();
  });

  it('has no inverse relation from a contact that a copy could steal', () => {
    const contact = scene.running().strapi.contentType('plugin::s360.contact');
    const relations = Object.entries(contact.attributes)
      .filter(([, attribute]) => objectAt(attribute).type === 'relation')
      .map(([name]) => name)
      .filter((name) => !['createdBy', 'updatedBy', 'localizations'].includes(name));
    expect(relations).toEqual([]);
  });

  it('accepts any form of value that a contact has, so that every form can be saved', async () => {
    scene.excuse({ check: 'rest', fits: /is pending$/, because: 'nothing works in background' });
    const odd = { lastName: 'Odd', email: 'no e-mail', mobilePhone: 'none' };
    const documentId = await scene.crm.creates(odd);
    // As S-360 sends it; a person could not enter it.
    await knex()('s360_contacts')
      .where({ document_id: documentId })
      .update({ birth_date: 'in May' });
    await scene.crm.saves(documentId, { ...odd, birthDate: 'in May', town: 'Bern' });
    expect(await scene.crm.contact(documentId)).toMatchObject({
      birthDate: 'in May',
      town: 'Bern',
    });
  });

  it('for internal use has no screens, documents or Content API', () => {
    const { contentTypes } = scene.running().strapi;
    const names = Object.keys(contentTypes).filter((uid) => uid.includes('s360'));
    expect(names.filter((uid) => uid.startsWith('s360::'))).toEqual([]);
  });
});
