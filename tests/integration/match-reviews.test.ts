import { modulesOf } from '../helpers/modules';
import { PERMISSION_ACTIONS } from '../../server/src/contracts';
import { linkNumber } from '../../server/src/contacts/push/link-number';
import type { Row } from '../helpers/crm-side';
import { at, listAt, objectAt } from '../helpers/json';
import { OWN_PAYLOADS } from '../helpers/scene-end/excuses';
import { startScene, type Scene } from '../helpers/scene';

describe('a match review of a number with several candidates', () => {
  let scene: Scene;
  let twins = 0;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [
        {
          code: 'myvenue',
          plugin: {
            pushNewContacts: false,
            matching: [
              ['email', 'name'],
              ['mobilePhone', 'name'],
            ],
          },
        },
      ],
    });
    scene.excuse(OWN_PAYLOADS);
  });
  afterAll(() => scene.end());

  const decide = (id: unknown, body: Row) =>
    scene.running().admin('POST', `/s360/match-reviews/${String(id)}/decision`, body);
  const list = async (query = 'state=open') =>
    listAt((await scene.running().admin('GET', `/s360/match-reviews?${query}`)).body, 'data');
  const matchReviewOf = async (contactNumber: string, query?: string): Promise<Row> =>
    objectAt((await list(query)).find((one) => at(one, 'contactNumber') === contactNumber));

  /** Two contacts of the CRM, and a number in S-360 that matches both. */
  async function ambiguous(more: Row = {}) {
    twins += 1;
    const same = { lastName: `Twin ${twins}`, email: `twin-${twins}@example.com` };
    const one = await scene.crm.creates({ ...same, firstName: 'One' });
    const two = await scene.crm.creates({ ...same, firstName: 'Two' });
    const number = await scene.s360().creates({ ...same, town: 'Bern', ...more });
    await scene.agreed();
    return { ...same, one, two, number, review: await matchReviewOf(number) };
  }

  const evaluateSettled = (): Promise<number> =>
    modulesOf(scene.running().strapi).awaitedItems.evaluateSettled();
  /** Like a person who adopts the number for a create in doubt. */
  const linksOtherwise = async (contactDocumentId: string, contactNumber: string) => {
    const { strapi } = scene.running();
    const store = modulesOf(strapi).contactStore;
    const institution = modulesOf(strapi).institutions.find('myvenue');
    if (!institution) throw new Error('myvenue is not configured');
    const { contacts: settings } = institution;
    const number = { contactNumber, contactType: null, settings, at: new Date() };
    await store.transaction((transaction) =>
      linkNumber(contactDocumentId, number, { store, transaction }),
    );
  };
  const quarantinedOf = async (number: string) =>
    (await scene.crm.quarantined()).filter(({ contactNumber }) => contactNumber === number);

  const deliveriesWith = async (number: string) => {
    const { body } = await scene.running().admin('GET', '/s360/quarantined-items?pageSize=100');
    return listAt(body, 'data')
      .filter((item) => at(item, 'contactNumber') === number)
      .map((item) => String(at(item, 'deliveryId')));
  };
  const statesOf = async (deliveryIds: readonly string[]) => {
    const states: unknown[] = [];
    for (const id of deliveryIds) {
      const { body } = await scene.running().admin('GET', `/s360/deliveries/${id}`);
      states.push(at(body, 'data', 'state'));
    }
    return states;
  };

  it('is closed when the number was linked in another way', async () => {
    const asked = await ambiguous();
    const other = await ambiguous();
    await linksOtherwise(asked.one, asked.number);
    await modulesOf(scene.running().strapi).matchReviews.settleLinked();
    expect(await matchReviewOf(asked.number, 'state=decided')).toMatchObject({
      decision: { kind: 'settled' },
    });
    expect(await matchReviewOf(other.number)).toMatchObject({ state: 'open' });
    await decide(other.review.id, { contact: other.one });
    await evaluateSettled();
    await scene.agreed();
  });

  it('is shown with the contacts, the rule and the stored item', async () => {
    const { review, number, one, two } = await ambiguous();
    expect(review).toMatchObject({
      kind: 'match',
      institution: 'myvenue',
      state: 'open',
      contacts: [
        { documentId: one, name: expect.stringMatching(/^One Twin/), contactNumber: null },
        { documentId: two, name: expect.stringMatching(/^Two Twin/), contactNumber: null },
      ],
      reason: { values: { rule: ['email', 'name'] } },
      quarantinedItemId: expect.any(Number),
      decision: null,
    });
    expect(await quarantinedOf(number)).toHaveLength(1);
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    expect(await quarantinedOf(number)).toHaveLength(2);
    const again = (await list()).filter((asked) => at(asked, 'contactNumber') === number);
    expect(again).toMatchObject([{ id: review.id }]);
  });

  it('shows both sides in full to those who may see personal data', async () => {
    const { lastName, number, one, review } = await ambiguous();
    await scene.crm.saves(one, { town: 'Thun' });
    const { decideMatches, readOverview } = PERMISSION_ACTIONS;
    const reviewTo = async (actions: readonly string[]) => {
      const user = await scene.running().userWith(actions);
      const { body } = await user('GET', '/s360/match-reviews?state=open');
      return listAt(body, 'data').find((asked) => at(asked, 'id') === review.id);
    };
    const shown = await reviewTo([readOverview, decideMatches]);
    expect(at(shown, 'shown')).toMatchObject({ town: 'Bern', lastName });
    expect(at(shown, 'contacts', 0)).toMatchObject({ values: { town: 'Thun' }, lastOrderAt: null });
    const withheld = await reviewTo([readOverview]);
    expect(at(withheld, 'contactNumber')).toBe(number);
    expect([at(withheld, 'shown'), at(withheld, 'contacts', 0, 'values')]).toEqual([null, null]);
  });

  it('leaves no item waiting when the number was linked in another way', async () => {
    const { number, one, two } = await ambiguous();
    await scene.crm.deletes(one);
    await scene.s360().changes(number, { zipCode: '3000' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId: two });
    expect(await quarantinedOf(number)).toHaveLength(1);
    expect(await evaluateSettled()).toBe(1);
    expect(await quarantinedOf(number)).toEqual([]);
    expect(await scene.crm.contact(two)).toMatchObject({ town: 'Bern', zipCode: '3000' });
    await scene.agreed();
  });

  it('keeps its item waiting until the number is linked', async () => {
    const { number } = await ambiguous();
    expect(await evaluateSettled()).toBe(0);
    expect(await quarantinedOf(number)).toHaveLength(1);
  });

  it('can link the number to a contact named by a person, whose values are then merged', async () => {
    const { review, number, two } = await ambiguous();
    await scene.s360().changes(number, { zipCode: '3000' });
    await scene.agreed();
    const deliveries = await deliveriesWith(number);
    expect(await statesOf(deliveries)).toEqual(['incomplete', 'incomplete']);
    const decided = await decide(review.id, { contact: two });
    expect(decided.status).toBe(200);
    expect(await statesOf(deliveries)).toEqual(['applied', 'applied']);
    expect(at(decided.body, 'data')).toMatchObject({
      state: 'decided',
      decision: { kind: 'contact', contactDocumentId: two },
      decidedBy: 'admin:1',
      quarantinedItemId: null,
    });
    await scene.agreed();
    expect(await scene.crm.contact(two)).toMatchObject({
      firstName: 'Two',
      town: 'Bern',
      zipCode: '3000',
    });
    expect(await scene.crm.link(two, 'myvenue')).toMatchObject({
      contactNumber: number,
      state: 'inSync',
    });
    expect(await quarantinedOf(number)).toEqual([]);
    expect((await decide(review.id, { contact: two })).status).toBe(409);
    expect((await decide(review.id, { dismiss: true })).status).toBe(409);
  });

  it('leads to a pull when its item was deleted by retention', async () => {
    scene.excuse({
      check: 'echo',
      fits: /^first round: quarantine were written/,
      because: 'what is kept of undecided numbers is forgotten here',
    });
    const { review, number, one } = await ambiguous();
    await scene.running().strapi.db.connection('s360_quarantined_items').delete();
    await scene.s360().forgetCalls();
    expect((await decide(review.id, { contact: one })).status).toBe(200);
    await scene.agreed();
    expect(await scene.s360().calls('getContactData')).toHaveLength(1);
    expect(await scene.crm.contact(one)).toMatchObject({ town: 'Bern', firstName: 'One' });
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId: one });
  });

  it.each([
    ['the stored item', false],
    ['the data in S-360 when no item is stored', true],
  ])('can create a new contact from %s', async (_what, isForgotten) => {
    const { review, number, one, two } = await ambiguous();
    if (isForgotten) {
      await scene.running().strapi.db.connection('s360_quarantined_items').delete();
    }
    const before = (await scene.crm.contacts()).length;
    const decided = await decide(review.id, { create: true });
    expect(decided.status).toBe(200);
    await scene.agreed();
    const created = objectAt(await scene.crm.contactOf('myvenue', number));
    expect(created).toMatchObject({ town: 'Bern', lastName: expect.stringMatching(/^Twin/) });
    expect([one, two]).not.toContain(created.documentId);
    expect(await scene.crm.contacts()).toHaveLength(before + 1);
    expect(await quarantinedOf(number)).toEqual([]);
    expect(at(decided.body, 'data')).toMatchObject({
      state: 'decided',
      decision: { kind: 'create', contactDocumentId: created.documentId },
    });
  });

  it('changes nothing when it is dismissed, and is opened again when S-360 shows the number again', async () => {
    const { review, number } = await ambiguous();
    expect((await decide(review.id, { dismiss: true })).status).toBe(200);
    expect(await matchReviewOf(number, 'state=dismissed')).toMatchObject({ id: review.id });
    expect(await quarantinedOf(number)).toHaveLength(1);
    expect(await scene.crm.links({ contactNumber: number })).toEqual([]);
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    const asked = await matchReviewOf(number);
    expect(asked.id).not.toBe(review.id);
  });

  it('is decided automatically when only one contact is left', async () => {
    const { review, number, one, two } = await ambiguous();
    await scene.crm.deletes(one);
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId: two });
    const settled = await matchReviewOf(number, 'state=decided');
    expect(settled).toMatchObject({
      id: review.id,
      decision: { kind: 'settled' },
      decidedBy: null,
    });
    expect((await decide(review.id, { contact: two })).status).toBe(409);
  });

  it('shows which contact already has a number at the institution', async () => {
    const { review, email, lastName, number, one, two } = await ambiguous();
    const other = await scene.s360().creates({ email, lastName, town: 'Thun' });
    await scene.agreed();
    expect((await decide(review.id, { contact: one })).status).toBe(200);
    const asked = await matchReviewOf(other);
    expect(asked.contacts).toMatchObject([
      { documentId: one, contactNumber: number },
      { documentId: two, contactNumber: null },
    ]);
    expect((await decide(asked.id, { contact: two })).status).toBe(200);
    await scene.agreed();
  });

  it('rejects a contact that cannot have the number', async () => {
    const { review } = await ambiguous();
    const numbered = await scene.s360().creates({ lastName: 'Numbered' });
    await scene.agreed();
    const taken = objectAt(await scene.crm.contactOf('myvenue', numbered));
    const company = await scene.crm.creates({ type: 'structure', structureName: 'Company' });
    expect((await decide(review.id, { contact: String(taken.documentId) })).status).toBe(409);
    expect((await decide(review.id, { contact: company })).status).toBe(409);
    expect((await decide(review.id, { contact: 'nobody' })).status).toBe(404);
    expect((await decide(review.id, { contact: 'a', create: true })).status).toBe(400);
    expect((await decide(review.id, {})).status).toBe(400);
    expect((await decide(999_999, { create: true })).status).toBe(404);
    expect(await matchReviewOf(String(review.contactNumber))).toMatchObject({ state: 'open' });
  });

  it('accepts only one of two concurrent decisions', async () => {
    const { review, number, one, two } = await ambiguous();
    const answers = await Promise.all([
      decide(review.id, { contact: one }),
      decide(review.id, { contact: two }),
      decide(review.id, { create: true }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await scene.agreed();
    expect(await scene.crm.links({ contactNumber: number })).toHaveLength(1);
  });

  it('needs the permission to decide', async () => {
    const { review, one } = await ambiguous();
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', '/s360/match-reviews')).status).toBe(200);
    const decision = `/s360/match-reviews/${String(review.id)}/decision`;
    expect((await reader('POST', decision, { contact: one })).status).toBe(403);
    const decider = await scene.running().userWith([PERMISSION_ACTIONS.decideMatches]);
    expect((await decider('GET', '/s360/match-reviews')).status).toBe(403);
    expect((await decider('POST', decision, { contact: one })).status).toBe(200);
  });

  it('is listed with the same few statements among many as alone', async () => {
    const { connection } = scene.running().strapi.db;
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
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
    const statementsFor = async (from: number, count: number) => {
      const items = Array.from({ length: count }, (_, index) => person(from + index));
      statements.length = 0;
      connection.on('query', note);
      await scene.delivers(items);
      await scene.settled();
      connection.removeListener('query', note);
      return {
        searches: statements.filter((sql) => /where .*(email|phone|name)_key/.test(sql)).length,
        questions: statements.filter((sql) => sql.includes('s360_match_reviews')).length,
      };
    };
    expect(await statementsFor(100, 1)).toEqual({ searches: 2, questions: 1 });
    expect(await statementsFor(200, 50)).toEqual({ searches: 2, questions: 1 });
    const doubles = Array.from({ length: 50 }, (_, index) => ({
      ...person(200 + index),
      contactNumber: `88${index}`,
    }));
    statements.length = 0;
    connection.on('query', note);
    await scene.delivers(doubles);
    await scene.settled();
    connection.removeListener('query', note);
    expect(statements.filter((sql) => sql.includes('s360_match_reviews'))).toHaveLength(2);
    expect(await list('state=open&kind=merge&pageSize=100')).toHaveLength(50);
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
