import { textOf } from '../../simulator/json';
import { at, control, simulator, stopAll } from './client';
import { created, read } from './contact';

afterEach(stopAll);

describe('the simulator’s seeded contacts', () => {
  test('are the same each time, differ between institutions, and include relays, households and odd values', async () => {
    const [one, same] = [await simulator({ contacts: 100 }), await simulator({ contacts: 100 })];
    const other = await simulator({ code: 'museum', contacts: 100 });
    const rows = (await control(one, 'GET myvenue/contacts')).rows;
    expect((await control(same, 'GET myvenue/contacts')).rows).toEqual(rows);
    expect((await control(other, 'GET museum/contacts')).rows).not.toEqual(rows);
    expect(rows.filter(({ type }) => type === 'STRUCTURE')).toHaveLength(10);
    const emails = rows
      .filter(({ type }) => type === 'INDIVIDUAL')
      .map((row) => textOf(at(row, 'individualContact'), 'email') ?? '');
    expect(new Set(emails).size).toBeLessThan(emails.length);
    const odd = emails.filter((email) => !/^[a-z0-9.]+@example\.(com|org|net)$/.test(email));
    expect(odd).toHaveLength(2);
  });

  test('are listed in pages by the control API', async () => {
    const started = await simulator();
    const page = (await control(started, 'GET myvenue/contacts?start=5&max=2')).rows;
    expect(page.map(({ contactNumber }) => contactNumber)).toEqual(['1006', '1007']);
    expect((await control(started, 'GET myvenue/contacts/55555')).status).toBe(404);
  });
});

test('the simulator’s state can be saved and restored', async () => {
  const first = await simulator();
  const contactNumber = await created(first);
  await control(first, 'POST clock', { advanceMs: 1000 });
  const state = JSON.parse((await control(first, 'GET state')).text);
  const second = await simulator({}, { initialState: state });
  const { requestId: _, ...contact } = await read(first, contactNumber);
  expect(await read(second, contactNumber)).toMatchObject(contact);
  expect(await created(second)).toBe(String(Number(contactNumber) + 1));
  expect((await control(second, 'POST myvenue/announce', {})).json.waiting).toBe(2);
});
