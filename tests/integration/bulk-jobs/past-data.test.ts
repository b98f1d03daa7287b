import { modulesOf } from '../../helpers/strapi/modules';
import { at } from '../../helpers/json';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const OLD = '2023-05-01T10:00:00.000Z';
const RECENT = '2025-05-01T10:00:00.000Z';

describe('the chosen depth of past data', () => {
  const scene = sceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: {
          pushNewContacts: false,
          pastData: { contactsUpdatedSince: '2024-01-01' },
        },
      },
    ],
  });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  const person = (contactNumber: string, lastName: string, dateLastModified?: string) => ({
    contactNumber,
    type: 'INDIVIDUAL',
    ...(dateLastModified && { dateLastModified }),
    individualContact: { individualLastname: lastName, email: `${lastName}@example.com` },
  });
  const delivers = async (...items: object[]) => {
    expect((await scene.delivers(items)).status).toBe(200);
    await scene.settled();
  };
  const nameOf = async (number: string) =>
    (await scene.crm.contactOf('myvenue', number))?.lastName ?? null;
  const importExcluded = async (body: object) => {
    const path = '/s360/institutions/myvenue/excluded-items/import';
    const answer = await scene.running().admin('POST', path, body);
    await scene.settled();
    return at(answer.body, 'data', 'imported');
  };
  const excluded = async () => {
    const answer = await scene.running().admin('GET', '/s360/institutions/myvenue/excluded-items');
    return at(answer.body, 'data', 'count');
  };

  it('excludes contacts that last changed before it, and includes the others', async () => {
    await delivers(person('1', 'Old', OLD), person('2', 'Recent', RECENT), person('3', 'Undated'));
    expect(await nameOf('1')).toBeNull();
    expect(await nameOf('2')).toBe('Recent');
    expect(await nameOf('3')).toBe('Undated');
    const [delivery] = await scene.crm.deliveries();
    expect(delivery).toMatchObject({ applied: 2, excluded: 1, quarantined: 0 });
    expect(await excluded()).toBe(1);
  });

  it('is compared with the newest of several items in one payload', async () => {
    await delivers(person('4', 'Before', OLD), person('4', 'After', RECENT));
    expect(await nameOf('4')).toBe('After');
  });

  it('does not apply to a contact that the CRM already has, so that it is not created twice', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Known', email: 'known@example.com' });
    await delivers(person('5', 'Known', OLD));
    const link = await scene.crm.link(documentId, 'myvenue');
    expect(link).toMatchObject({ contactNumber: '5' });
  });

  it('excludes an item with a date outside the range of databases', async () => {
    await delivers({ ...person('90', 'Never'), dateLastModified: -8_640_000_000_000_000 });
    await delivers(person('91', 'Next', RECENT));
    expect(await nameOf('90')).toBeNull();
    expect(await nameOf('91')).toBe('Next');
    expect(await excluded()).toBe(2);
  });

  it('is overridden by a later import, by date or of everything', async () => {
    await delivers(person('6', 'Ancient', '2019-01-01T00:00:00.000Z'));
    expect(await nameOf('6')).toBeNull();
    await importExcluded({ since: '2023-01-01' });
    expect(await nameOf('1')).toBe('Old');
    expect(await nameOf('6')).toBeNull();
    expect(await importExcluded({})).toBe(2);
    expect(await nameOf('6')).toBe('Ancient');
    expect(await excluded()).toBe(0);
    expect(await importExcluded({})).toBe(0);
  });

  it('is overridden by an import from an app’s own code, by date or of everything', async () => {
    const items = modulesOf(scene.running().strapi).excludedItems;
    await delivers(person('8', 'Earlier', '2018-01-01T00:00:00.000Z'));
    expect(await items.importExcluded('myvenue', { since: '2018-01-02' })).toBe(0);
    expect(await items.importExcluded('myvenue', { since: '2018-01-01' })).toBe(1);
    await scene.settled();
    expect(await nameOf('8')).toBe('Earlier');
    await expect(items.importExcluded('nowhere', {})).rejects.toMatchObject({ status: 404 });
  });

  it('keeps the latest item of an excluded contact', async () => {
    await delivers(person('7', 'First', '2020-01-01T00:00:00.000Z'));
    await delivers(person('7', 'Second', '2021-01-01T00:00:00.000Z'));
    await delivers(person('7', 'Late', '2020-06-01T00:00:00.000Z'));
    expect(await importExcluded({})).toBe(1);
    expect(await nameOf('7')).toBe('Second');
  });

  it('leaves nothing to import for a contact that arrived in another way', async () => {
    const { contactNumber: pulled } = await scene.s360().writes({
      ...person('', 'Pulled', RECENT),
      contactNumber: undefined,
    });
    const numbers = ['9', '10', String(pulled)];
    await delivers(...numbers.map((number) => person(number, `Old ${number}`, OLD)));
    expect(await excluded()).toBe(3);
    await delivers(person('9', 'Delivered', RECENT));
    expect(await nameOf('9')).toBe('Delivered');
    expect(await excluded()).toBe(2);
    await delivers({ contactNumber: pulled });
    expect(await nameOf(String(pulled))).toBe('Pulled');
    expect(await excluded()).toBe(1);
  });

  it('excludes nothing when a later part of the delivery has a newer item', async () => {
    const before = await excluded();
    const others = Array.from({ length: 50 }, (_none, index) =>
      person(String(100 + index), `Other ${index}`, RECENT),
    );
    await delivers(person('11', 'First', OLD), ...others, person('11', 'Last', RECENT));
    expect(await nameOf('11')).toBe('Last');
    expect(await excluded()).toBe(before);
  });
});
