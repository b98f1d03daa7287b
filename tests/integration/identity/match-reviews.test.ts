import { modulesOf } from '../../helpers/strapi/modules';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, objectAt } from '../../helpers/json';
import { MATCHED_BY_TWO_RULES, matchReviewsOf } from '../../helpers/identity/match-reviews';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { statementsOf } from '../../helpers/databases/statements';

describe('a match review of a number with several candidates', () => {
  const scene = sceneForAll({ institutions: [MATCHED_BY_TWO_RULES] });
  let reviews: ReturnType<typeof matchReviewsOf>;
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
    reviews = matchReviewsOf(scene);
  });

  it('is closed when the number was linked in another way', async () => {
    const asked = await reviews.ambiguous();
    const other = await reviews.ambiguous();
    await reviews.linksOtherwise(asked.one, asked.number);
    await modulesOf(scene.running().strapi).matchReviews.closeLinked();
    expect(await reviews.matchReviewOf(asked.number, 'state=decided')).toMatchObject({
      decision: { kind: 'settled' },
    });
    expect(await reviews.matchReviewOf(other.number)).toMatchObject({ state: 'open' });
    await reviews.decide(other.review.id, { contact: other.one });
    await reviews.evaluateResolved();
    await scene.agreed();
  });

  it('leaves no item waiting when the number was linked in another way', async () => {
    const { number, one, two } = await reviews.ambiguous();
    await scene.crm.deletes(one);
    await scene.s360().changes(number, { zipCode: '3000' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId: two });
    expect(await reviews.quarantinedOf(number)).toHaveLength(1);
    expect(await reviews.evaluateResolved()).toBe(1);
    expect(await reviews.quarantinedOf(number)).toEqual([]);
    expect(await scene.crm.contact(two)).toMatchObject({ town: 'Bern', zipCode: '3000' });
    await scene.agreed();
  });

  it('keeps its item waiting until the number is linked', async () => {
    const { number } = await reviews.ambiguous();
    expect(await reviews.evaluateResolved()).toBe(0);
    expect(await reviews.quarantinedOf(number)).toHaveLength(1);
  });

  it('can link the number to a contact named by a person, whose values are then merged', async () => {
    const { review, number, two } = await reviews.ambiguous();
    await scene.s360().changes(number, { zipCode: '3000' });
    await scene.agreed();
    const deliveries = await reviews.deliveriesWith(number);
    expect(await reviews.statesOf(deliveries)).toEqual(['incomplete', 'incomplete']);
    const decided = await reviews.decide(review.id, { contact: two });
    expect(decided.status).toBe(200);
    expect(await reviews.statesOf(deliveries)).toEqual(['applied', 'applied']);
    expect(at(decided.body, 'data')).toMatchObject({
      state: 'decided',
      decision: { kind: 'contact', contactDocumentId: two },
      decidedBy: 'admin:1',
      deciderName: 'Ada Admin',
      quarantinedItemId: null,
    });
    await scene.agreed();
    const merged = { firstName: 'Two', town: 'Bern', zipCode: '3000' };
    expect(await scene.crm.contact(two)).toMatchObject(merged);
    expect(await scene.crm.link(two, 'myvenue')).toMatchObject({
      contactNumber: number,
      state: 'inSync',
    });
    expect(await reviews.quarantinedOf(number)).toEqual([]);
    expect((await reviews.decide(review.id, { contact: two })).status).toBe(409);
    expect((await reviews.decide(review.id, { dismiss: true })).status).toBe(409);
  });

  it('leads to a pull when its item was deleted by retention', async () => {
    scene.excuse({
      check: 'echo',
      fits: /^first round: quarantine were written/,
      because: 'what is kept of undecided numbers is forgotten here',
    });
    const { review, number, one } = await reviews.ambiguous();
    await scene.running().strapi.db.connection('s360_quarantined_items').delete();
    await scene.s360().forgetCalls();
    expect((await reviews.decide(review.id, { contact: one })).status).toBe(200);
    await scene.agreed();
    expect(await scene.s360().calls('getContactData')).toHaveLength(1);
    expect(await scene.crm.contact(one)).toMatchObject({ town: 'Bern', firstName: 'One' });
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId: one });
  });

  it.each([
    ['the stored item', false],
    ['the data in S-360 when no item is stored', true],
  ])('can create a new contact from %s', async (_what, isForgotten) => {
    const { review, number, one, two } = await reviews.ambiguous();
    if (isForgotten) {
      await scene.running().strapi.db.connection('s360_quarantined_items').delete();
    }
    const before = (await scene.crm.contacts()).length;
    const decided = await reviews.decide(review.id, { create: true });
    expect(decided.status).toBe(200);
    await scene.agreed();
    const created = objectAt(await scene.crm.contactOf('myvenue', number));
    expect(created).toMatchObject({ town: 'Bern', lastName: expect.stringMatching(/^Twin/) });
    expect([one, two]).not.toContain(created.documentId);
    expect(await scene.crm.contacts()).toHaveLength(before + 1);
    expect(await reviews.quarantinedOf(number)).toEqual([]);
    expect(at(decided.body, 'data')).toMatchObject({
      state: 'decided',
      decision: { kind: 'create', contactDocumentId: created.documentId },
    });
    const { documentId, lastName } = created;
    const listed = await reviews.matchReviewOf(number, 'state=decided');
    expect(listed).toMatchObject({ decidedContact: { documentId, name: lastName } });
  });

  it('changes nothing when it is dismissed, and is opened again when S-360 shows the number again', async () => {
    const { review, number } = await reviews.ambiguous();
    expect((await reviews.decide(review.id, { dismiss: true })).status).toBe(200);
    expect(await reviews.matchReviewOf(number, 'state=dismissed')).toMatchObject({ id: review.id });
    expect(await reviews.quarantinedOf(number)).toHaveLength(1);
    expect(await scene.crm.links({ contactNumber: number })).toEqual([]);
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    const asked = await reviews.matchReviewOf(number);
    expect(asked.id).not.toBe(review.id);
  });

  it('is decided automatically when only one contact is left', async () => {
    const { review, number, one, two } = await reviews.ambiguous();
    await scene.crm.deletes(one);
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId: two });
    const settled = await reviews.matchReviewOf(number, 'state=decided');
    expect(settled).toMatchObject({
      id: review.id,
      decision: { kind: 'settled' },
      decidedBy: null,
      deciderName: null,
    });
    expect((await reviews.decide(review.id, { contact: two })).status).toBe(409);
  });

  it('shows which contact already has a number at the institution', async () => {
    const { review, email, lastName, number, one, two } = await reviews.ambiguous();
    const other = await scene.s360().creates({ email, lastName, town: 'Thun' });
    await scene.agreed();
    expect((await reviews.decide(review.id, { contact: one })).status).toBe(200);
    const asked = await reviews.matchReviewOf(other);
    expect(asked.contacts).toMatchObject([
      { documentId: one, contactNumber: number },
      { documentId: two, contactNumber: null },
    ]);
    expect((await reviews.decide(asked.id, { contact: two })).status).toBe(200);
    await scene.agreed();
  });

  it('rejects a contact that cannot have the number', async () => {
    const { review } = await reviews.ambiguous();
    const numbered = await scene.s360().creates({ lastName: 'Numbered' });
    await scene.agreed();
    const taken = objectAt(await scene.crm.contactOf('myvenue', numbered));
    const company = await scene.crm.creates({ type: 'structure', structureName: 'Company' });
    const contact = String(taken.documentId);
    expect((await reviews.decide(review.id, { contact })).status).toBe(409);
    expect((await reviews.decide(review.id, { contact: company })).status).toBe(409);
    expect((await reviews.decide(review.id, { contact: 'nobody' })).status).toBe(404);
    expect((await reviews.decide(review.id, { contact: 'a', create: true })).status).toBe(400);
    expect((await reviews.decide(review.id, {})).status).toBe(400);
    expect((await reviews.decide(999_999, { create: true })).status).toBe(404);
    expect(await reviews.matchReviewOf(String(review.contactNumber))).toMatchObject({
      state: 'open',
    });
  });

  it('accepts only one of two concurrent decisions', async () => {
    const { review, number, one, two } = await reviews.ambiguous();
    const answers = await Promise.all([
      reviews.decide(review.id, { contact: one }),
      reviews.decide(review.id, { contact: two }),
      reviews.decide(review.id, { create: true }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await scene.agreed();
    expect(await scene.crm.links({ contactNumber: number })).toHaveLength(1);
  });

  it('needs the permission to decide', async () => {
    const { review, one } = await reviews.ambiguous();
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', '/s360/match-reviews')).status).toBe(200);
    const decision = `/s360/match-reviews/${String(review.id)}/decision`;
    expect((await reader('POST', decision, { contact: one })).status).toBe(403);
    const decider = await scene.running().userWith([PERMISSION_ACTIONS.decideMatches]);
    expect((await decider('GET', '/s360/match-reviews')).status).toBe(403);
    expect((await decider('POST', decision, { contact: one })).status).toBe(200);
  });

  it('is listed with the same few statements among many as alone', async () => {
    const person = (position: number) => ({
      contactNumber: `99${position}`,
      type: 'INDIVIDUAL',
      lastModificationDate: '2026-01-01T00:00:00Z',
      individualContact: {
        individualLastname: `Many ${position}`,
        email: `many-${position}@example.com`,
        cellPhoneNumber: `+4179000${1000 + position}`,
      },
    });
    const people = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => person(from + index));
    const statementsFor = async (items: object[]) => {
      const statements = await statementsOf(scene.running().strapi, async () => {
        await scene.delivers(items);
        await scene.settled();
      });
      return {
        searches: statements.filter((sql) => /where .*(email|phone|name)_key/.test(sql)).length,
        // Regular jobs read match reviews too, but not by their key.
        questions: statements.filter((sql) => /s360_match_reviews.*open_key/.test(sql)).length,
      };
    };
    expect(await statementsFor(people(100, 1))).toEqual({ searches: 2, questions: 1 });
    expect(await statementsFor(people(200, 50))).toEqual({ searches: 2, questions: 1 });
    const doubles = people(200, 50).map((one, index) => ({ ...one, contactNumber: `88${index}` }));
    expect(await statementsFor(doubles)).toMatchObject({ questions: 2 });
    expect(await reviews.list('state=open&kind=merge&pageSize=100')).toHaveLength(50);
  });

  it('is avoided when the first rule finds nobody and the next rule finds a contact', async () => {
    const phone = await scene.crm.creates({ lastName: 'Phone', mobilePhone: '+41 79 555 66 77' });
    const number = await scene.s360().creates({
      lastName: 'phone',
      email: 'phone@example.com',
      mobilePhone: '+41795556677',
    });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({
      documentId: phone,
      email: 'phone@example.com',
    });
  });
});
