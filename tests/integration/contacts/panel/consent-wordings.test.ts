import { LONGEST_WORDING } from '../../../../server/src/contracts';
import { at, listAt, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

const FIRST = 'I want the newsletter by e-mail.\nI may withdraw at any time.';
const SECOND = 'Form at the box office, version 2';

describe('the wording of a consent', () => {
  const scene = sceneForAll();

  const answered = (allowed: boolean, code = 'NEWS') => ({
    authorizations: [{ authorizationCode: code, allowed }],
  });
  async function asked(name: string, code = 'NEWS') {
    const { contactNumber } = await scene.s360().writes({
      individualContact: { individualLastname: name },
      ...answered(false, code),
    });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    return { number: String(contactNumber), documentId: String(contact.documentId) };
  }
  const records = (documentId: string, answer: object, code = 'NEWS') =>
    scene.crm.panel('PUT', documentId, `/myvenue/consents/${code}`, answer);
  const shown = async (documentId: string) =>
    (await scene.crm.status(documentId, 'myvenue')).consents;
  /** The earlier answers and the present one, oldest first. */
  async function history(documentId: string) {
    const path = `/s360/contacts/${documentId}/history?field=consent:NEWS`;
    const { body } = await scene.running().admin('GET', path);
    return listAt(body, 'data')
      .map((change) => objectAt(change))
      .reverse();
  }

  it('is kept with the answer, and not sent', async () => {
    const { documentId, number } = await asked('Kept');
    const answer = await records(documentId, { allowed: true, wording: `  ${FIRST}\n` });
    expect(answer.status).toBe(200);
    expect(at(answer.body, 'data', 'consents', 0, 'wording')).toBe(FIRST);
    await scene.agreed();
    // S-360 has shown the answer again meanwhile.
    expect(await shown(documentId)).toMatchObject([
      { code: 'NEWS', allowed: true, source: 'crm', wording: FIRST },
    ]);
    expect((await scene.s360().contact(number)).authorizations).toEqual(
      answered(true).authorizations,
    );
    expect(await history(documentId)).toMatchObject([
      { oldValue: 'refused', newValue: 'allowed', wording: FIRST, by: { name: 'Ada Admin' } },
    ]);
  });

  it('of each earlier answer stays, and a later answer has its own or none', async () => {
    const { documentId, number } = await asked('Again');
    await records(documentId, { allowed: true, wording: FIRST });
    await records(documentId, { allowed: true, wording: SECOND });
    await records(documentId, { allowed: true, wording: SECOND });
    await scene.agreed();
    await scene.s360().writes({ contactNumber: number, ...answered(false) });
    await scene.agreed();
    expect(await shown(documentId)).toMatchObject([
      { allowed: false, source: 's360', wording: null },
    ]);
    await records(documentId, { allowed: true });
    await scene.agreed();
    expect(await shown(documentId)).toMatchObject([
      { allowed: true, source: 'crm', wording: null },
    ]);
    expect(await history(documentId)).toMatchObject([
      { oldValue: 'refused', newValue: 'allowed', wording: FIRST },
      { oldValue: 'allowed', newValue: 'allowed', wording: SECOND },
      { oldValue: 'allowed', newValue: 'refused', wording: null, by: null },
      { oldValue: 'refused', newValue: 'allowed', wording: null },
    ]);
  });

  it('is offered for the same kind of marketing, the last used first', async () => {
    const code = 'POST';
    const people = [await asked('One', code), await asked('Two', code), await asked('Three', code)];
    const wordings = ['Letter 1', 'Letter 2', 'Letter 1'];
    for (const [which, { documentId }] of people.entries())
      await records(documentId, { allowed: true, wording: wordings[which] }, code);
    const { documentId } = await asked('Four', code);
    const offered = async (of: string) =>
      at((await scene.crm.panel('GET', documentId, `/myvenue/consents/${of}/wordings`)).body);
    expect(await offered(code)).toEqual({ data: ['Letter 1', 'Letter 2'] });
    expect(await offered('SMS')).toEqual({ data: [] });
    await scene.agreed();
  });

  it('is a text of a length that every database takes', async () => {
    const { documentId } = await asked('Odd');
    const longest = 'é'.repeat(LONGEST_WORDING);
    for (const wording of [' ', 7, 'a\u0000b', `${longest}e`])
      expect((await records(documentId, { allowed: true, wording })).status).toBe(400);
    expect((await records(documentId, { allowed: true, wording: longest })).status).toBe(200);
    expect(await shown(documentId)).toMatchObject([{ wording: longest }]);
    await scene.agreed();
  });

  it('stands in the export of the person, also that of an earlier answer', async () => {
    const { documentId } = await asked('Exported');
    await records(documentId, { allowed: true, wording: FIRST });
    await records(documentId, { allowed: true, wording: SECOND });
    await scene.agreed();
    const { body } = await scene
      .running()
      .admin('GET', `/s360/contacts/${documentId}/personal-data`);
    const wordingsIn = (place: string) =>
      listAt(body, 'data', 'places')
        .filter((one) => at(one, 'place') === place)
        .flatMap((one) => listAt(one, 'records'))
        .flatMap((record) => at(record, 'wording') ?? []);
    expect(wordingsIn('plugin::s360.consent')).toEqual([SECOND]);
    expect(wordingsIn('s360::contact-history')).toEqual([FIRST, SECOND]);
  });
});
