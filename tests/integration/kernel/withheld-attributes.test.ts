import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { request } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { startStrapi, type AdminCall, type RunningStrapi } from '../../helpers/strapi/strapi';

/** The attributes that Strapi shows of every entry. */
const OF_STRAPI = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'status'];
const RELATIONS_OF_STRAPI = ['createdBy', 'updatedBy', 'localizations'];

const TYPES = [
  'contact',
  'contact-link',
  'purchase-summary',
  'consent',
  'order',
  'order-line',
  'booking',
  'institution',
].map((name) => `plugin::s360.${name}`);

interface Attribute {
  type: string;
  visible?: boolean;
  enum?: string[];
}

/** A unique value that sorts before the value of the second row. */
function valueOf(name: string, { enum: choices, type }: Attribute, row: number): unknown {
  if (type === 'boolean') return row === 2;
  if (type === 'enumeration') return choices?.at(row - 2);
  if (type === 'datetime') return new Date(Date.UTC(2020, row));
  if (type === 'json') return { [name]: `kept-${row}` };
  return ['integer', 'biginteger', 'decimal'].includes(type) ? row : `kept-${row}-${name}`;
}

describe('the attributes that a role may not read', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({
      institutions: [pluginInstitution({ code: 'myvenue' }, 'http://127.0.0.1:9')],
      settings: { backgroundWork: false },
    });
    for (const uid of TYPES) await storeRows(uid);
  });
  afterAll(() => running.stop());

  const attributesOf = (uid: string): [string, Attribute][] =>
    Object.entries(objectAt(running.strapi.contentTypes, uid, 'attributes'))
      .filter(([name]) => ![...OF_STRAPI, ...RELATIONS_OF_STRAPI].includes(name))
      .map(([name, attribute]) => [name, attribute as Attribute]);
  const scalarsOf = (uid: string) =>
    attributesOf(uid).filter(([, { type }]) => type !== 'relation');
  const invisibleOf = (uid: string) =>
    scalarsOf(uid)
      .filter(([, { visible }]) => visible === false)
      .map(([name]) => name);

  async function storeRows(uid: string): Promise<void> {
    for (const row of [1, 2]) {
      const values = attributesOf(uid).map(([name, attribute]) => [
        name,
        attribute.type === 'relation' ? row : valueOf(name, attribute, row),
      ]);
      const data = { documentId: `row${row}`, ...Object.fromEntries(values) } as object;
      await running.strapi.db.query(uid).create({ data });
    }
  }

  /** A user who may read only these fields. */
  async function readerOf(readable: Record<string, string[]>): Promise<AdminCall> {
    const user = await running.userWith([]);
    const me = await user('GET', '/admin/users/me');
    const role = String(at(me.body, 'data', 'roles', 0, 'id'));
    const permissions = Object.entries(readable).map(([subject, fields]) => ({
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: { fields },
      conditions: [],
    }));
    await running.admin('PUT', `/admin/roles/${role}/permissions`, { permissions });
    return user;
  }

  const namesIn = (entry: unknown) =>
    Object.keys(objectAt(entry)).filter(
      (name) => ![...OF_STRAPI, ...RELATIONS_OF_STRAPI].includes(name),
    );
  const found = (body: unknown) =>
    listAt(body, 'results').map((entry) => textAt(entry, 'documentId'));

  it.each(TYPES)('of %s cannot be listed, filtered or sorted by', async (uid) => {
    const readable = scalarsOf(uid).find(([, { visible }]) => visible !== false)?.[0] ?? '';
    const reader = await readerOf({ [uid]: [readable] });
    const list = `/content-manager/collection-types/${uid}`;
    const plain = await reader('GET', list);
    expect(namesIn(listAt(plain.body, 'results')[0])).toEqual([readable]);
    const whole = await reader('GET', `${list}?fields=*&populate=*`);
    expect(namesIn(listAt(whole.body, 'results')[0])).toEqual([]);
    const one = await reader('GET', `${list}/row1`);
    expect(namesIn(at(one.body, 'data'))).toEqual([readable]);

    const effective: string[] = [];
    for (const [name] of scalarsOf(uid)) {
      if (name === readable) continue;
      const query = `fields=${name}&filters[${name}][$eq]=0&sort=${name}:desc`;
      const { body } = await reader('GET', `${list}?${query}`);
      const isSame = String(found(body)) === String(found(plain.body));
      if (!isSame || namesIn(listAt(body, 'results')[0]).includes(name)) effective.push(name);
    }
    expect(effective).toEqual([]);
  });

  it('and that only the plugin uses are hidden even from a super admin', async () => {
    for (const uid of TYPES) {
      const list = `/content-manager/collection-types/${uid}`;
      const { body } = await running.admin('GET', `${list}/row1`);
      const invisible = invisibleOf(uid);
      expect(namesIn(at(body, 'data')).filter((name) => invisible.includes(name))).toEqual([]);
    }
    expect(invisibleOf(ORDER_UID)).toEqual(
      expect.arrayContaining(['payload', 'appliedDigest', 'contactDocumentId', 'saleAmount']),
    );
    expect(invisibleOf(CONTACT_UID)).toEqual(['emailKey', 'phoneKey', 'nameKey', 'searchText']);
    const orders = `/content-manager/collection-types/${ORDER_UID}`;
    const search = (words: string) => running.admin('GET', `${orders}?_q=${words}`);
    expect(found((await search('kept-1-payload')).body)).toEqual([]);
    expect(found((await search('kept-1-orderId')).body)).toEqual(['row1']);
  });

  it.each([
    [ORDER_UID, 'contact', CONTACT_UID, 'lastName', 'nameKey'],
    [ORDER_LINE_UID, 'order', ORDER_UID, 'orderId', 'payload'],
  ])(
    'of %s are hidden when the relation to it is read or chosen: %s',
    async (uid, relation, target, readable, withheld) => {
      const reader = await readerOf({ [uid]: [relation], [target]: [readable] });
      const listed = await reader('GET', `/content-manager/collection-types/${uid}?populate=*`);
      const [entry] = listAt(listed.body, 'results');
      const shown = namesIn(at(entry, relation));
      expect(shown.filter((name) => invisibleOf(target).includes(name))).toEqual([]);
      const byRelation = `filters[${relation}][${withheld}][$eq]=0&sort=${relation}.${withheld}:desc`;
      const asked = await reader('GET', `/content-manager/collection-types/${uid}?${byRelation}`);
      expect(found(asked.body)).toEqual(found(listed.body));

      const relations = `/content-manager/relations/${uid}`;
      const byIt = `filters[${withheld}][$eq]=0&sort=${withheld}:desc`;
      const offered = await reader('GET', `${relations}/${relation}`);
      const query = `fields=*&populate=*&${byIt}`;
      for (const where of [relation, `row1/${relation}`]) {
        const { body } = await reader('GET', `${relations}/${where}?${query}&fields=${withheld}`);
        expect(listAt(body, 'results').flatMap(namesIn)).not.toContain(withheld);
        expect(listAt(body, 'results')).not.toEqual([]);
      }
      const chosen = await reader('GET', `${relations}/${relation}?${byIt}`);
      expect(found(chosen.body)).toEqual(found(offered.body));
      const stranger = await readerOf({ [uid]: [relation] });
      const unread = await stranger('GET', `${relations}/${relation}?fields=${readable}`);
      expect(listAt(unread.body, 'results').flatMap(namesIn)).toEqual([]);
    },
  );

  it('of contacts are hidden from every token, which cannot filter or sort by them', async () => {
    const made = await running.admin('POST', '/admin/api-tokens', {
      name: 'everything',
      description: '',
      type: 'full-access',
      lifespan: null,
    });
    const headers = { authorization: `Bearer ${textAt(made.body, 'data', 'accessKey')}` };
    const contacts = (query: string) =>
      request(`${running.url}/api/s360/contacts?${query}`, { headers });
    const [contact] = listAt((await contacts('')).body, 'data');
    expect(namesIn(contact)).toContain('lastName');
    for (const name of ['emailKey', 'phoneKey', 'nameKey', 'writtenAt']) {
      expect(namesIn(contact)).not.toContain(name);
      for (const query of [`filters[${name}][$eq]=0`, `sort=${name}`, `fields=${name}`]) {
        expect([query, (await contacts(query)).status]).toEqual([query, 400]);
      }
    }
  });
});
