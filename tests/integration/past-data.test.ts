import { modulesOf } from '../helpers/modules';
import { at } from '../helpers/json';
import { OWN_PAYLOADS } from '../helpers/scene-end/excuses';
import { startScene, type Scene } from '../helpers/scene';

const OLD = '2023-05-01T10:00:00.000Z';
const RECENT = '2025-05-01T10:00:00.000Z';

describe('the depth of past data', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
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
    scene.excuse(OWN_PAYLOADS);
  });
  afterAll(() => scene.end());

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
  const letIn = async (body: object) => {
    const path = '/s360/institutions/myvenue/kept-out-items/let-in';
    const answer = await scene.running().admin('POST', path, body);
    await scene.settled();
    return at(answer.body, 'data', 'letIn');
  };
  const keptOut = async () => {
    const answer = await scene.running().admin('GET', '/s360/institutions');
    return at(answer.body, 'data', 0, 'keptOutItems');
  };

  it('keeps out contacts that changed before it, and takes the others', async () => {
    await delivers(person('1', 'Old', OLD), person('2', 'Recent', RECENT), person('3', 'Undated'));
    expect(await nameOf('1')).toBeNull();
    expect(await nameOf('2')).toBe('Recent');
    expect(await nameOf('3')).toBe('Undated');
    const [delivery] = await scene.crm.deliveries();
    expect(delivery).toMatchObject({ applied: 2, keptOut: 1, quarantined: 0 });
    expect(await keptOut()).toBe(1);
  });

  it('goes by the newest of several states in one payload', async () => {
    await delivers(person('4', 'Before', OLD), person('4', 'After', RECENT));
    expect(await nameOf('4')).toBe('After');
  });

  it('takes a contact that the CRM has however old it is, so that it is not made twice', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Known', email: 'known@example.com' });
    await delivers(person('5', 'Known', OLD));
    const link = await scene.crm.link(documentId, 'myvenue');
    expect(link).toMatchObject({ contactNumber: '5' });
  });

  it('keeps out what has a date that no database knows, and goes on', async () => {
    await delivers({ ...person('90', 'Never'), dateLastModified: -8_640_000_000_000_000 });
    await delivers(person('91', 'Next', RECENT));
    expect(await nameOf('90')).toBeNull();
    expect(await nameOf('91')).toBe('Next');
    expect(await keptOut()).toBe(2);
  });

  it('is passed by what is let in later, by date or all of it', async () => {
    await delivers(person('6', 'Ancient', '2019-01-01T00:00:00.000Z'));
    expect(await nameOf('6')).toBeNull();
    await letIn({ since: '2023-01-01' });
    expect(await nameOf('1')).toBe('Old');
    expect(await nameOf('6')).toBeNull();
    expect(await letIn({})).toBe(2);
    expect(await nameOf('6')).toBe('Ancient');
    expect(await keptOut()).toBe(0);
    expect(await letIn({})).toBe(0);
  });

  it('is passed by what an app’s own code lets in, by date or all of it', async () => {
    const items = modulesOf(scene.running().strapi).keptOutItems;
    await delivers(person('8', 'Earlier', '2018-01-01T00:00:00.000Z'));
    expect(await items.letIn('myvenue', { since: '2018-01-02' })).toBe(0);
    expect(await items.letIn('myvenue', { since: '2018-01-01' })).toBe(1);
    await scene.settled();
    expect(await nameOf('8')).toBe('Earlier');
    await expect(items.letIn('nowhere', {})).rejects.toMatchObject({ status: 404 });
  });

  it('keeps the latest state of what is kept out', async () => {
    await delivers(person('7', 'First', '2020-01-01T00:00:00.000Z'));
    await delivers(person('7', 'Second', '2021-01-01T00:00:00.000Z'));
    await delivers(person('7', 'Late', '2020-06-01T00:00:00.000Z'));
    expect(await letIn({})).toBe(1);
    expect(await nameOf('7')).toBe('Second');
  });

  it('has nothing to let in any more of what has come in another way', async () => {
    const { contactNumber: pulled } = await scene.s360().writes({
      ...person('', 'Pulled', RECENT),
      contactNumber: undefined,
    });
    const numbers = ['9', '10', String(pulled)];
    await delivers(...numbers.map((number) => person(number, `Old ${number}`, OLD)));
    expect(await keptOut()).toBe(3);
    await delivers(person('9', 'Delivered', RECENT));
    expect(await nameOf('9')).toBe('Delivered');
    expect(await keptOut()).toBe(2);
    await delivers({ contactNumber: pulled });
    expect(await nameOf(String(pulled))).toBe('Pulled');
    expect(await keptOut()).toBe(1);
  });

  it('keeps out nothing of which a later part of the delivery shows a newer state', async () => {
    const before = await keptOut();
    const others = Array.from({ length: 50 }, (_none, index) =>
      person(String(100 + index), `Other ${index}`, RECENT),
    );
    await delivers(person('11', 'First', OLD), ...others, person('11', 'Last', RECENT));
    expect(await nameOf('11')).toBe('Last');
    expect(await keptOut()).toBe(before);
  });
});
