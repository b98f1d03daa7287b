import { personInS360 } from '../../../helpers/contacts/contacts';
import { OWN_PAYLOADS } from '../../../helpers/scene/end/excuses';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

const CONTACTS = 200;
const ROUNDS = 4;
const PAYLOAD = 50;

describe('concurrent deliveries', () => {
  const scene = sceneForAll();
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  const inPayloads = <T>(items: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(items.length / PAYLOAD) }, (_none, index) =>
      items.slice(index * PAYLOAD, (index + 1) * PAYLOAD),
    );

  it(`of the same ${CONTACTS} new contacts create ${CONTACTS} contacts and ${CONTACTS} links, ${ROUNDS} times in a row`, async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const items = Array.from({ length: CONTACTS }, (_none, index) => ({
        contactNumber: String(round * 10_000 + index),
        ...personInS360({
          lastName: `R${round} N${index}`,
          email: `r${round}n${index}@example.com`,
        }),
        dateLastModified: new Date().toISOString(),
      }));
      const payloads = inPayloads(items);
      const overlapping = inPayloads(items.slice(25));
      const all = [...payloads, ...overlapping, ...payloads.toReversed()];
      const answers = await Promise.all(all.map((payload) => scene.delivers(payload)));
      expect(answers.map(({ status }) => status)).toEqual(all.map(() => 200));
      await scene.settled();
      const contacts = await scene.crm.contacts();
      const links = await scene.crm.links();
      expect(contacts).toHaveLength(round * CONTACTS);
      expect(links).toHaveLength(round * CONTACTS);
      expect(new Set(links.map(({ contactDocumentId }) => contactDocumentId)).size).toBe(
        round * CONTACTS,
      );
    }
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('and saves in the admin panel at the same time lose nothing', async () => {
    const number = await scene.s360().creates({ lastName: 'Busy', email: 'busy@example.com' });
    await scene.agreed();
    const contact = await scene.crm.contactOf('myvenue', number);
    const documentId = String(contact?.documentId);
    for (let round = 0; round < 5; round += 1) {
      await scene.s360().changes(number, { town: `Town ${round}` });
      await Promise.all([scene.cycle(), scene.crm.saves(documentId, { firstName: `F ${round}` })]);
    }
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({
      town: 'Town 4',
      firstName: 'F 4',
    });
  });
});
