import { objectsOf } from '../../simulator/json';
import { callContact, type Reply, simulator, stopAll } from './client';
import { created } from './contact';

afterEach(stopAll);

describe('the simulator’s searchContact', () => {
  const numbers = (reply: Reply) =>
    objectsOf(reply.json, 'contacts').map((one) => one.contactNumber);

  test('combines email address and last name regardless of case, page by page', async () => {
    const started = await simulator();
    const twins = [await created(started), await created(started), await created(started)];
    const search = (searchCriteria: Record<string, string>, paging = {}) =>
      callContact(started, 'searchContact', { searchCriteria, details: ['GENERAL'], ...paging });
    const email = 'ADA@example.org';
    expect(numbers(await search({ email }))).toEqual(twins);
    expect(numbers(await search({ email, lastName: 'lovelace' }))).toEqual(twins);
    expect(numbers(await search({ email, lastName: 'Byron' }))).toEqual([]);
    expect(numbers(await search({ email }, { minIndex: 1, nbMaxResults: 1 }))).toEqual([twins[1]]);
    expect(numbers(await search({ contactNumber: '1003' }))).toEqual(['1003']);
    expect((await search({ email })).json.contacts).toMatchObject([
      { individualContact: { individualLastname: 'Lovelace' } },
      {},
      {},
    ]);
  });

  test('finds the current values of a contact, not the former ones', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    const search = (email: string) =>
      callContact(started, 'searchContact', { searchCriteria: { email }, details: [] });
    await search('warm@example.org');
    await callContact(started, 'saveIndividualContactData', {
      individualContactData: { contactNumber, email: 'new@example.org' },
    });
    expect(numbers(await search('ada@example.org'))).toEqual([]);
    expect(numbers(await search('new@example.org'))).toEqual([contactNumber]);
  });
});
