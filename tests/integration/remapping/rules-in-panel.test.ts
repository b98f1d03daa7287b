import { listAt, objectAt, parsed } from '../../helpers/json';
import type { Scene } from '../../helpers/scene/scene';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { seenIn } from '../../helpers/scene/seen-effect';
import { myvenue } from '../../helpers/institutions/venue-fields';
import { until } from '../../helpers/waiting';

const MAPPING = '/s360/institutions/myvenue/mapping';
const NONE = { count: 0, examples: [] };

const person = (lastName: string, inner: Record<string, unknown> = {}) => ({
  type: 'INDIVIDUAL',
  individualContact: { individualLastname: lastName, ...inner },
});

/** What a person does with the rules of `myvenue`. */
function inPanel(scene: Scene) {
  const mapping = async () => {
    const { body } = await scene.running().admin('GET', MAPPING);
    return objectAt(body, 'data');
  };
  const preview = async (changes: Record<string, unknown>) => {
    const answer = await scene.running().admin('POST', `${MAPPING}/preview`, changes);
    expect(answer).toMatchObject({ status: 200 });
    return objectAt(answer.body, 'data');
  };
  const applies = async (rules: Record<string, unknown>, seen: unknown) =>
    scene.running().admin('PUT', MAPPING, {
      changes: {},
      ...rules,
      seen,
      revision: (await mapping()).revision,
    });
  return { mapping, preview, applies };
}

describe('the filter of what an institution receives, in the panel', () => {
  const scene = sceneForAll({
    institutions: [
      myvenue({ receives: { where: [{ path: 'individualContact.prospect', isNot: true }] } }),
    ],
  });

  const writes = async (partial: Record<string, unknown>) =>
    String((await scene.s360().writes(partial)).contactNumber);

  it('is previewed with linked contacts and the newest deliveries', async () => {
    const { mapping, preview } = inPanel(scene);
    await writes({
      ...person('Guide'),
      role: 'GUIDE',
      contactCriteria: [{ contactCriterionCode: 'OPERA', value: 'YES' }],
    });
    await writes(person('Customer'));
    await writes(person('Prospect', { prospect: true }));
    await writes({ ...person('Other', { prospect: true }), role: 'GUIDE' });
    await scene.agreed();
    const noGuides = { where: [{ path: 'role', isNot: 'GUIDE' }] };
    expect((await mapping()).receives).toMatchObject({ origin: 'configuration' });
    expect(await preview({ receives: noGuides })).toMatchObject({
      receives: { leftOut: { count: 1 }, excluded: 2, comingIn: 1, reads: 0 },
      sends: null,
      matching: null,
      calls: 0,
    });
    expect(await preview({ receives: {} })).toMatchObject({
      receives: { leftOut: NONE, excluded: 2, comingIn: 2 },
    });
    expect(await preview({ receives: null })).toMatchObject({ receives: null });
  });

  it('counts a call for each contact of an order that is read once more', async () => {
    const { preview } = inPanel(scene);
    const { connection } = scene.running().strapi.db;
    await connection('s360_queued_pulls').insert({
      institution: 'myvenue',
      contact_number: '99',
      reason: 'namedByOrder',
      lane: 'bulk',
      queued_at: new Date(),
      given_up_at: new Date(),
      attempts: 0,
    });
    expect(await preview({ receives: {} })).toMatchObject({ receives: { reads: 1 }, calls: 1 });
    await connection('s360_queued_pulls').where({ contact_number: '99' }).delete();
  });

  it('is applied at once, refused when its effect is another, and taken back', async () => {
    const { applies, mapping, preview } = inPanel(scene);
    const companies = { receives: { types: ['structure'] } };
    scene.excuse({
      check: 'echo',
      fits: /^first round: (contacts|links|history) were written/,
      because: 'what was filtered before comes in under the configured filter',
    });
    const seen = seenIn(await preview(companies));
    const other = { ...seen, receives: { leftOut: 7, comingIn: 0, reads: 0 } };
    expect(await applies(companies, other)).toMatchObject({ status: 409 });
    expect(await applies(companies, seen)).toMatchObject({ status: 200 });
    const late = await writes(person('Late'));
    await scene.cycle();
    await until('the delivery is applied', async () => {
      const delivery = (await scene.crm.deliveries()).at(-1);
      return listAt(parsed(delivery?.outcomes)).some((one) => objectAt(one).outcome === 'filtered');
    });
    expect(await scene.crm.contactOf('myvenue', late)).toBeNull();
    expect((await mapping()).receives).toMatchObject({
      value: { types: ['structure'] },
      origin: 'panel',
      configured: { where: [{ path: 'individualContact.prospect', isNot: true }] },
    });
    expect(
      await applies({ receives: null }, seenIn(await preview({ receives: null }))),
    ).toMatchObject({ status: 200 });
    expect((await mapping()).receives).toMatchObject({ origin: 'configuration' });
  });

  it('is checked like the configuration', async () => {
    const refused = async (receives: unknown) =>
      scene.running().admin('POST', `${MAPPING}/preview`, { receives });
    const twoTests = await refused({ where: [{ path: 'role', is: 'A', isNot: 'B' }] });
    expect(twoTests).toMatchObject({ status: 400 });
    expect(JSON.stringify(twoTests.body)).toContain('exactly one of');
    expect(await refused({ where: [{ path: 'a b', is: 'A' }] })).toMatchObject({ status: 400 });
    expect(await refused({ types: ['dog'] })).toMatchObject({ status: 400 });
  });
});

describe('the filter of what is sent to an institution, in the panel', () => {
  const scene = sceneForAll({
    institutions: [myvenue({ pushNewContacts: true, sends: { types: ['structure'] } })],
    contactAttributes: { isFriend: { type: 'boolean' } },
  });

  const FRIENDS = { where: [{ field: 'isFriend', is: true }] };
  const names = async () =>
    (await scene.s360().contacts()).map(
      (contact) => objectAt(contact.individualContact).individualLastname,
    );

  it('can compare texts, numbers and yes or no', async () => {
    const { mapping } = inPanel(scene);
    const { comparable } = await mapping();
    expect(comparable).toEqual(
      expect.arrayContaining([
        { field: 'tags', isYesOrNo: false },
        { field: 'isFriend', isYesOrNo: true },
      ]),
    );
    expect(JSON.stringify(comparable)).not.toContain('documentId');
  });

  it('creates who comes in, at once, and announces exactly that', async () => {
    const { applies, preview } = inPanel(scene);
    const friend = await scene.crm.creates({ lastName: 'Friend', isFriend: true });
    await scene.crm.creates({ lastName: 'Stranger', isFriend: false });
    await scene.settled();
    expect(await names()).toEqual([]);
    const shown = await preview({ sends: FRIENDS });
    expect(shown).toMatchObject({
      created: { count: 1, examples: [friend] },
      sends: { leftOut: NONE, comingIn: NONE },
      calls: 1,
    });
    expect(await applies({ sends: FRIENDS }, seenIn(shown))).toMatchObject({ status: 200 });
    await until('the friend is in S-360', async () => (await names()).includes('Friend'));
    await scene.agreed();
    expect(await names()).toEqual(['Friend']);
  });

  it('names those who are left out and come in again, and follows the change', async () => {
    const { applies, preview } = inPanel(scene);
    const nobody = { sends: { types: ['structure'] } };
    const shown = await preview(nobody);
    expect(shown).toMatchObject({ sends: { leftOut: { count: 1 }, comingIn: NONE }, calls: 0 });
    expect(await applies(nobody, seenIn(shown))).toMatchObject({ status: 200 });
    expect(await preview({ sends: FRIENDS })).toMatchObject({
      sends: { leftOut: NONE, comingIn: { count: 1 } },
    });
  });
});

describe('the matching rules of an institution in the panel', () => {
  const scene = sceneForAll({ institutions: [myvenue({ pushNewContacts: false })] });

  const writes = async (lastName: string, inner: Record<string, unknown>) =>
    String((await scene.s360().writes(person(lastName, inner))).contactNumber);

  it('are tried with linked contacts as if their numbers were new', async () => {
    const { mapping, preview } = inPanel(scene);
    expect((await mapping()).matching).toEqual({
      value: [['email', 'name']],
      origin: 'standard',
      configured: [['email', 'name']],
    });
    await writes('Mail', { email: 'mail@example.com' });
    await writes('Phone', { cellPhoneNumber: '+41791234567' });
    await writes('Neither', {});
    await scene.agreed();
    await scene.crm.creates({ lastName: 'Phone', mobilePhone: '+41791234567' });
    await scene.s360().forgetCalls();
    expect(await preview({ matching: [['mobilePhone', 'name']] })).toMatchObject({
      matching: {
        tried: 3,
        recognized: NONE,
        asked: { count: 1 },
        doubled: { count: 1 },
      },
      calls: 0,
    });
    expect(await preview({ matching: [['email', 'name'], ['name']] })).toMatchObject({
      matching: { tried: 3, recognized: { count: 1 }, asked: { count: 1 }, doubled: NONE },
    });
    expect(await scene.s360().calls()).toEqual([]);
  });

  it('decide from then on, also after a restart', async () => {
    const { applies, preview } = inPanel(scene);
    const documentId = await scene.crm.creates({ lastName: 'Mobile', mobilePhone: '+41797654321' });
    const rules = {
      matching: [
        ['email', 'name'],
        ['mobilePhone', 'name'],
      ],
    };
    expect(await applies(rules, seenIn(await preview(rules)))).toMatchObject({ status: 200 });
    await scene.strapiStops();
    await scene.strapiStarts();
    const number = await writes('Mobile', { cellPhoneNumber: '+41797654321' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ documentId });
  });

  it('need a key by which contacts are found', async () => {
    const answer = await scene
      .running()
      .admin('POST', `${MAPPING}/preview`, { matching: [['zipCode']] });
    expect(answer).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer.body)).toContain('must hold email, mobilePhone or name');
  });
});
