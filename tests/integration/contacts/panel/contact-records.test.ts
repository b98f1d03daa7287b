import { PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import {
  startSegmentedContacts,
  type SegmentedContacts,
} from '../../../helpers/contacts/segmented-contacts';
import { request } from '../../../helpers/http';
import { at } from '../../../helpers/json';

describe('the S-360 records of a list of contacts', () => {
  let crm: SegmentedContacts;
  let ids: string[];

  beforeAll(async () => {
    crm = await startSegmentedContacts();
    ids = ['Ada', 'Ben', 'Cleo'].map((name) => crm.documentIdOf(name));
    await crm.record('Ada', { institution: 'museum', contactNumber: '7', state: 'failed' });
    await crm.record('Ada', { contactNumber: '100', state: 'pending', openConflicts: 2 });
    await crm.record('Ada', { institution: 'former', contactNumber: '9', state: 'inSync' });
    await crm.record('Ben', { contactNumber: null, state: 'inSync' });
    await crm.record('Dora', { contactNumber: '300', state: 'inSync' });
  });
  afterAll(() => crm.running.stop());

  const path = (contacts: readonly string[]) => `/s360/contacts/records?contacts=${contacts}`;

  it('come with one request, by contact and institution, in the states of the screens', async () => {
    const { body } = await crm.running.admin('GET', path(ids));
    const records = Object.fromEntries(
      (at(body, 'data') as { contact: string; records: unknown }[]).map((one) => [
        one.contact,
        one.records,
      ]),
    );
    expect(records).toEqual({
      [crm.documentIdOf('Ada')]: [
        { institution: 'myvenue', contactNumber: '100', state: 'conflict' },
        { institution: 'museum', contactNumber: '7', state: 'failed' },
      ],
      [crm.documentIdOf('Ben')]: [
        { institution: 'myvenue', contactNumber: null, state: 'notLinked' },
      ],
    });
    expect(at(body, 'meta', 'institutions', 1, 'code')).toBe('museum');
  });

  it('are withheld without the permission, and limited to a page of contacts', async () => {
    expect((await request(crm.running.url + path(ids))).status).toBe(401);
    const nobody = await crm.running.userWith([]);
    expect((await nobody('GET', path(ids))).status).toBe(403);
    const reader = await crm.running.userWith([PERMISSION_ACTIONS.readSync]);
    expect((await reader('GET', path(ids))).status).toBe(200);
    const tooMany = Array.from({ length: 101 }, (_none, index) => `contact${index}`);
    expect((await reader('GET', path(tooMany))).status).toBe(400);
  });
});
