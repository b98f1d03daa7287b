import { valuesInS360 } from '../../helpers/contacts/contacts';
import { at, objectAt, textAt } from '../../helpers/json';
import { matchReviewsOf } from '../../helpers/identity/match-reviews';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const PLUGIN = { pushNewContacts: false };

describe('two contacts that people at S-360 merge', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: PLUGIN },
      { code: 'museum', plugin: PLUGIN, s360: { behaviour: { mergedNumbers: 'head' } } },
    ],
  });
  let people = 0;

  const aPerson = () => {
    people += 1;
    return {
      firstName: 'Anna',
      lastName: `Merged ${people}`,
      email: `merged-${people}@example.com`,
      town: 'Bern',
    };
  };
  const idOf = async (code: string, number: string) =>
    textAt(await scene.crm.contactOf(code, number), 'documentId');
  const reviewOf = async (number: string, code = 'myvenue') =>
    objectAt(
      (await matchReviewsOf(scene).list(`state=open&institution=${code}`)).find(
        (review) => at(review, 'contactNumber') === number,
      ),
    );
  /** Reads after S-360 has answered for somebody else: a refusal then concerns this number alone. */
  const reads = async (documentId: string, code: string) => {
    const other = await scene.s360(code).creates({ lastName: 'Other' });
    await scene.agreed();
    for (const one of [await idOf(code, other), documentId]) {
      await scene.crm.panel('POST', one, `/${code}/pull`);
      await scene.agreed();
    }
  };
  const stateAt = async (documentId: string, code: string) =>
    (await scene.crm.status(documentId, code)).state;
  const townAt = async (code: string, number: string) =>
    valuesInS360(await scene.s360(code).contact(number)).town;

  it('are proposed to be merged here when the number of one is refused', async () => {
    const person = aPerson();
    const number = await scene.s360().creates(person);
    const head = await scene.s360().creates(person);
    await scene.agreed();
    const [gone, stays] = [await idOf('myvenue', number), await idOf('myvenue', head)];
    const { decide } = matchReviewsOf(scene);
    // Somebody had said that they are two, before S-360 merged them.
    await decide((await reviewOf(head)).id, { dismiss: true });
    await scene.s360().merges(number, head);
    await scene.agreed();
    await reads(gone, 'myvenue');
    expect(await stateAt(gone, 'myvenue')).toBe('ended');
    expect(await reviewOf(head)).toMatchObject({
      kind: 'merge',
      contacts: [{ documentId: stays }, { documentId: gone }],
      reason: { code: 'mergedInS360', values: { number, head } },
    });
    const merge = (keep: string, remove: string) =>
      scene.running().admin('POST', `/s360/contacts/${keep}/merge`, { remove });
    expect(at((await merge(gone, stays)).body, 'error', 'details')).toMatchObject({
      errors: [{ reason: { code: 'keepTheOther' } }],
    });
    expect((await merge(stays, gone)).status).toBe(200);
    await scene.agreed();
    expect(await idOf('myvenue', head)).toBe(stays);
    expect(await stateAt(stays, 'myvenue')).toBe('inSync');
  });

  it('are proposed when the number is answered with the head, which arrived before', async () => {
    const person = aPerson();
    const number = await scene.s360('museum').creates(person);
    await scene.agreed();
    const gone = await idOf('museum', number);
    const head = await scene.s360('museum').creates({ ...person, email: 'new@example.com' });
    await scene.agreed();
    const stays = await idOf('museum', head);
    await scene.s360('museum').merges(number, head);
    await scene.agreed();
    await reads(gone, 'museum');
    const status = await scene.crm.status(gone, 'museum');
    expect(status).toMatchObject({ state: 'ended', failure: { reason: { code: 'mergedThere' } } });
    expect(await reviewOf(head, 'museum')).toMatchObject({
      kind: 'merge',
      contacts: [{ documentId: stays }, { documentId: gone }],
    });
    // Nothing has stopped.
    await scene.crm.saves(stays, { town: 'Basel' });
    await scene.agreed();
    expect(await townAt('museum', head)).toBe('Basel');
  });

  it('lead to a question about the head that comes only afterwards, whose answer goes on with the contact', async () => {
    const person = aPerson();
    const number = await scene.s360().creates(person);
    await scene.agreed();
    const contact = await idOf('myvenue', number);
    const order = await scene.s360().orders({ orderState: 'CLOSED', contactReference: number });
    await scene.agreed();
    await scene.s360().deletesProspect(number);
    await reads(contact, 'myvenue');
    expect(await stateAt(contact, 'myvenue')).toBe('ended');
    const head = await scene.s360().creates({ ...person, town: 'Thun' });
    await scene.agreed();
    const review = await reviewOf(head);
    expect(review).toMatchObject({
      kind: 'match',
      contacts: [{ documentId: contact, contactNumber: null }],
      reason: { code: 'movedThere' },
    });
    const { decide } = matchReviewsOf(scene);
    expect((await decide(review.id, { contact })).status).toBe(200);
    await scene.agreed();
    expect(await idOf('myvenue', head)).toBe(contact);
    expect(await stateAt(contact, 'myvenue')).toBe('inSync');
    expect(await scene.crm.contact(contact)).toMatchObject({ town: 'Thun' });
    await scene.crm.saves(contact, { town: 'Chur' });
    await scene.agreed();
    expect(await townAt('myvenue', head)).toBe('Chur');
    const [stored] = await scene.crm.orders({ orderId: String(order.orderId) });
    expect(stored).toMatchObject({ contactDocumentId: contact });
  });
});
