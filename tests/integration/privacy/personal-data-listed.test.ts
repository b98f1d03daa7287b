import {
  composeErasedKeys,
  composePrivacy,
  personalData,
} from '../../../server/src/app/compose/privacy';
import type { ContactStoreModule } from '../../../server/src/app/compose/contact-store';
import { DELIVERY_UID } from '../../../server/src/contracts/uids';
import { candidatesIn } from '../../../server/src/privacy/find-rows';
import { aLink } from '../../helpers/builders/contact-records';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { modulesOf } from '../../helpers/strapi/modules';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { placesOf, tablesOf } from '../../helpers/databases/whole-database';

/** Columns that Strapi adds to its content types. */
const OF_STRAPI = ['document_id', 'locale'];

/** Columns that cannot hold a text. */
const NUMBERS =
  /^(increments|integer|biginteger|bigInteger|decimal|float|double|boolean|datetime|date|time)$/;

const NOWHERE = 'http://127.0.0.1:9';

describe('a table of the plugin', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({
      institutions: [
        pluginInstitution({ code: 'myvenue', plugin: { pushNewContacts: false } }, NOWHERE),
      ],
      settings: { backgroundWork: false },
    });
  });
  afterAll(() => running.stop());

  /** The columns with text that no module speaks of, by the listing of all modules. */
  async function unlisted(): Promise<string[]> {
    const { metadata } = running.strapi.db;
    const listed = new Map<string, Set<string> | 'row'>();
    for (const table of personalData) {
      const { attributes, tableName } = metadata.get(table.uid) as unknown as {
        tableName: string;
        attributes: Record<string, { columnName?: string }>;
      };
      const holds = 'holds' in table ? table.holds : [];
      const known = listed.get(tableName);
      if (holds === 'row' || known === 'row') {
        listed.set(tableName, 'row');
        continue;
      }
      const columns = [...holds, ...table.keeps].map(
        (attribute) => attributes[attribute]?.columnName ?? attribute,
      );
      listed.set(tableName, new Set([...(known ?? []), ...columns]));
    }
    const tables = (await tablesOf(running.strapi)).filter(({ name }) => name.startsWith('s360_'));
    expect(tables.length).toBeGreaterThan(30);
    return tables.flatMap(({ columns, name }) => {
      const known = listed.get(name);
      if (known === 'row') return [];
      return columns
        .filter((column) => !NUMBERS.test(column.type) && !OF_STRAPI.includes(column.name))
        .filter((column) => !known?.has(column.name))
        .map((column) => `${name}.${column.name}`);
    });
  }

  it('has no column with text of which its module does not say whether it is personal', async () => {
    expect(await unlisted()).toEqual([]);
  });

  const modules = () => modulesOf(running.strapi);

  /** A contact to whom S-360 has given no number yet. */
  async function contactNamed(lastName: string): Promise<string> {
    const data = { type: 'individual', lastName };
    const { documentId } = await running.strapi
      .documents('plugin::s360.contact')
      .create({ data: data as never });
    return documentId;
  }

  const getsNumber = (
    contactDocumentId: string,
    contactNumber: string,
    institution = 'myvenue',
  ): Promise<void> =>
    modules().contactStore.transaction(async (transaction) => {
      const of = { contactDocumentId, contactNumber, institution };
      const { id: _id, ...link } = aLink({ ...of, observations: {} });
      await transaction.insertLinks([{ ...link, documentId: `link-of-${contactNumber}` }]);
    });

  async function comes(contactNumber: string, institution = 'myvenue'): Promise<void> {
    const body = JSON.stringify([{ contactNumber }]);
    await modules().deliveryStore.add({
      institution,
      stream: 'contacts',
      body,
      byteLength: body.length,
      state: 'stored',
      refusal: null,
      receivedAt: new Date(),
      traceparent: null,
    });
  }

  const waiting = () => modules().deliveryStore.next('myvenue', 'contacts');

  it('keeps nothing of a person who is erased while a delivery with them is being applied', async () => {
    const contact = await contactNamed('Applied');
    await getsNumber(contact, '47110001');
    await comes('47110001');
    const [delivery] = await waiting();
    if (!delivery) throw new Error('There is no delivery.');
    await modules().erasures.erase(contact, { name: 'Applied' }, 'admin:1');
    const outcome = { position: 0, contactNumber: '47110001', outcome: 'unchanged' } as const;
    const applied = { outcomes: [outcome], quarantined: [], excluded: [] };
    await modules().deliveryStore.finish([{ delivery, applied }], new Date());
    expect(await placesOf(running.strapi, ['47110001'])).toEqual([]);
    expect(await waiting()).toMatchObject([{ id: delivery.id, body: '[{"erasedPerson":true}]' }]);
  });

  it('is looked through again for a number that the person gets during the long look', async () => {
    const contact = await contactNamed('Numbered');
    await getsNumber(contact, '47110000');
    await comes('47110002', 'museum');
    const { contactStore, process } = modules();
    let transactions = 0;
    const store: ContactStoreModule = {
      ...contactStore,
      async transaction(work) {
        transactions += 1;
        if (transactions === 2) await getsNumber(contact, '47110002', 'museum');
        return contactStore.transaction(work);
      },
    };
    const { erasures } = composePrivacy(process, modules(), store, composeErasedKeys(process));
    await erasures.erase(contact, { name: 'Numbered' }, 'admin:1');
    expect(await placesOf(running.strapi, ['47110002'])).toEqual([]);
  });

  it('is looked through again where a row was still being stored during the long look', async () => {
    await comes('47110003');
    const table = personalData.find(({ uid }) => uid === DELIVERY_UID);
    if (!table || !('rowsOf' in table)) throw new Error('Deliveries hold nothing of people.');
    const numbers = [{ institution: 'myvenue', number: '47110003' }];
    const [newest] = await running.strapi.db.connection('s360_deliveries').max({ id: 'id' });
    const before = { ids: new Set<number>(), upTo: Number(newest?.id) };
    const { database } = modules();
    const person = { numbers, takenFor: [], folded: { emails: new Set() } } as never;
    const { ids } = await candidatesIn(database, table, person, before);
    expect([...ids]).toEqual([before.upTo]);
  });
});
