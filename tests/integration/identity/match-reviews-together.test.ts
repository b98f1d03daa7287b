import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, listAt } from '../../helpers/json';
import { matchReviewsOf } from '../../helpers/identity/match-reviews';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const COUPLES = 200;
const PATH = '/s360/match-reviews/decisions';

/** One half of each couple: all have the couple's e-mail address and last name. */
const everyones = (firstName: string, from: number) =>
  Array.from({ length: COUPLES }, (_, couple) => ({
    contactNumber: String(from + couple),
    type: 'INDIVIDUAL',
    lastModificationDate: '2026-01-01T00:00:00Z',
    individualContact: {
      individualFirstname: firstName,
      individualLastname: `Couple ${couple}`,
      email: `couple-${couple}@example.com`,
    },
  }));

describe('the couples of a first load', () => {
  const institutions = ['myvenue', 'museum'].map((code) => ({
    code,
    plugin: { pushNewContacts: false },
  }));
  const scene = sceneForAll({ institutions });
  let reviews: ReturnType<typeof matchReviewsOf>;
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
    reviews = matchReviewsOf(scene);
    await scene.delivers(everyones('Anna', 50_000), 'museum');
    await scene.settled();
    await scene.delivers(everyones('Bruno', 60_000), 'myvenue');
    await scene.settled();
  });

  const doubtful = (page: number) =>
    reviews.list(`state=open&kind=doubtful&page=${page}&pageSize=100`);
  const idsIn = (rows: unknown[]) => rows.map((row) => at(row, 'id'));
  const keepApart = (ids: unknown[], admin = scene.running().admin) =>
    admin('POST', PATH, { decision: 'apart', reviews: ids });

  it('are one list of questions, and those who only fit several times are not in it', async () => {
    const [first, second, third] = [await doubtful(1), await doubtful(2), await doubtful(3)];
    expect([first.length, second.length, third.length]).toEqual([100, 100, 0]);
    const twins = await reviews.ambiguous();
    const all = idsIn([...(await doubtful(1)), ...(await doubtful(2))]);
    expect(all).toHaveLength(COUPLES);
    expect(all).not.toContain(twins.review.id);
    await reviews.decide(twins.review.id, { contact: twins.one });
    await scene.settled();
  });

  it('stay unanswered for a token, for who may only look, and where a role is not for the institution', async () => {
    const [one] = idsIn(await doubtful(1));
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await keepApart([one], reader)).status).toBe(403);
    const elsewhere = await scene
      .running()
      .userWith([PERMISSION_ACTIONS.decideMatches], ['plugin::s360.at-institution-museum']);
    const refused = await keepApart([one], elsewhere);
    expect(at(refused.body, 'data')).toMatchObject([
      { id: one, refusal: { code: 'noMatchReview' } },
    ]);
    expect(await doubtful(1)).toHaveLength(100);
  });

  it('are answered a hundred at a time, where one that was answered meanwhile stops no other', async () => {
    await scene.s360().forgetCalls();
    const [answered, ...others] = idsIn(await doubtful(1));
    expect((await reviews.decide(answered, { create: true })).status).toBe(200);
    const { body, status } = await keepApart([answered, ...others]);
    expect(status).toBe(200);
    const outcomes = listAt(body, 'data');
    expect(outcomes[0]).toMatchObject({ id: answered, refusal: { code: 'matchReviewDecided' } });
    expect(outcomes.slice(1).map((one) => at(one, 'refusal'))).toEqual(others.map(() => null));
    expect((await keepApart(idsIn(await doubtful(1)))).status).toBe(200);
    expect(await doubtful(1)).toEqual([]);
  });

  it('are two people each afterwards, at no call to S-360, decided by name', async () => {
    const contacts = await scene.crm.contacts();
    for (const firstName of ['Anna', 'Bruno']) {
      const named = contacts.filter((contact) => contact.firstName === firstName);
      expect(new Set(named.map(({ lastName }) => lastName)).size).toBe(COUPLES);
    }
    expect(await scene.s360().calls('getContactData')).toEqual([]);
    const decided = await reviews.list('state=decided&kind=doubtful&pageSize=100');
    expect(decided.slice(0, 3)).toMatchObject(
      Array.from({ length: 3 }, () => ({
        decidedBy: 'admin:1',
        decision: { kind: 'create', contactDocumentId: expect.any(String) },
      })),
    );
  });

  it('end a question of two contacts with both numbers by staying apart', async () => {
    await scene.delivers(everyones('Anna', 70_000).slice(0, 1), 'museum');
    await scene.settled();
    const [asked] = await reviews.list('state=open&kind=merge');
    const { body } = await keepApart([at(asked, 'id')]);
    expect(at(body, 'data')).toEqual([{ id: at(asked, 'id'), refusal: null }]);
    expect(await reviews.list('state=dismissed&kind=merge')).toHaveLength(1);
  });

  it('are refused when nothing or more than a hundred are named', async () => {
    const tooMany = Array.from({ length: 101 }, (_, index) => index + 1);
    for (const ids of [[], tooMany, ['x']]) expect((await keepApart(ids)).status).toBe(400);
  });
});
