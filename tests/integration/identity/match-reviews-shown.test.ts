import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, listAt } from '../../helpers/json';
import { MATCHED_BY_TWO_RULES, matchReviewsOf } from '../../helpers/identity/match-reviews';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the screen of match reviews and the list of work, for a match review of a number with several candidates', () => {
  const scene = sceneForAll({ institutions: [MATCHED_BY_TWO_RULES] });
  let reviews: ReturnType<typeof matchReviewsOf>;
  beforeAll(() => {
    reviews = matchReviewsOf(scene);
  });

  it('waits once in the list of work: its item is not counted as not imported besides', async () => {
    const { number, one, review } = await reviews.ambiguous();
    const waiting = async () => {
      const { body } = await scene.running().admin('GET', '/s360/attention');
      const groups = listAt(body, 'data').filter((group) => at(group, 'institution') === 'myvenue');
      return groups.map((group) => [at(group, 'kind'), at(group, 'count')]).sort();
    };
    expect(await reviews.quarantinedOf(number)).toHaveLength(1);
    expect(await waiting()).toEqual([['matchReview', 1]]);
    await scene.delivers([{ contactNumber: '1', type: 'ROBOT' }]);
    await scene.agreed();
    expect(await waiting()).toEqual([
      ['itemNotImported', 1],
      ['matchReview', 1],
    ]);
    await reviews.decide(review.id, { contact: one });
    await reviews.evaluateResolved();
    await scene.agreed();
    expect(await waiting()).toEqual([['itemNotImported', 1]]);
  });

  it('names the contacts, the rule and the stored item', async () => {
    const { review, number, one, two } = await reviews.ambiguous();
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
    expect(await reviews.quarantinedOf(number)).toHaveLength(1);
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    expect(await reviews.quarantinedOf(number)).toHaveLength(2);
    const again = (await reviews.list()).filter((asked) => at(asked, 'contactNumber') === number);
    expect(again).toMatchObject([{ id: review.id }]);
  });

  it('shows both sides in full to those who may see personal data', async () => {
    const { lastName, number, one, review } = await reviews.ambiguous();
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

  it('shows the last order, which is over all institutions, only to roles without limit', async () => {
    const { one, review } = await reviews.ambiguous();
    const { strapi, userWith } = scene.running();
    const lastPurchaseAt = '2026-03-01T10:00:00.000Z';
    await strapi.db
      .connection('s360_contacts')
      .where({ document_id: one })
      .update({ last_purchase_at: new Date(lastPurchaseAt) });
    const actions = [PERMISSION_ACTIONS.readOverview, PERMISSION_ACTIONS.decideMatches];
    const shownTo = async (conditions: string[]) => {
      const user = await userWith(actions, conditions);
      const { body } = await user('GET', '/s360/match-reviews?state=open&institution=myvenue');
      const shown = listAt(body, 'data').find((asked) => at(asked, 'id') === review.id);
      return listAt(shown, 'contacts').find((contact) => at(contact, 'documentId') === one);
    };
    const limits = ['plugin::s360.at-institution-myvenue'];
    expect(await shownTo([])).toMatchObject({ lastOrderAt: lastPurchaseAt });
    expect(await shownTo(limits)).toMatchObject({ lastOrderAt: null });
    const limited = await userWith(actions, limits);
    const decided = await limited('POST', `/s360/match-reviews/${review.id}/decision`, {
      contact: one,
    });
    expect(listAt(at(decided.body, 'data'), 'contacts')).toEqual(
      expect.arrayContaining([expect.objectContaining({ documentId: one, lastOrderAt: null })]),
    );
    await reviews.evaluateResolved();
    await scene.agreed();
  });
});
