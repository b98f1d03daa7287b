import {
  DELIVERY_UID,
  ERASED_KEY_UID,
  ERASURE_UID,
  EXCLUDED_ITEM_UID,
  ORDER_UID,
  QUARANTINED_ITEM_UID,
} from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { personInS360 } from '../../helpers/contacts/contacts';
import { NAME, order, payload, PERSON } from '../../helpers/privacy/erased-person';
import { listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { typedCommands } from '../../helpers/app/typed-commands';
import { placesOf } from '../../helpers/databases/whole-database';

/** Before the depth of past data. */
const OLD = { dateLastModified: '2019-05-01T10:00:00.000Z' };
const UNREADABLE = { type: 'UNKNOWN' };

/** Somebody else of whom only an item that was not imported says something. */
const OTHER = {
  firstName: 'Quarantina',
  lastName: 'Unlesbar',
  email: 'quarantina@unlesbar.example',
  street1: 'Sperrgasse 5',
};
const OTHER_NUMBER = '88002';
const STAYS = { lastName: 'Bleibtda', email: 'bleibtda@example.com' };

describe('a person of whom there are only items', () => {
  const scene = sceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: { pushNewContacts: false, pastData: { contactsUpdatedSince: '2024-01-01' } },
      },
    ],
  });
  let leftOut: string;

  beforeAll(async () => {
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
    // Short numbers are parts of others.
    for (let made = 0; made < 3; made += 1) await scene.s360().creates({ lastName: 'Visitor' });
    const written = await scene.s360().writes({ ...personInS360(PERSON), ...OLD });
    leftOut = String(written.contactNumber);
    await scene.agreed();
    await scene.s360().orders(order(81, leftOut, { remark: 'Zettelnotiz' }));
    await scene.agreed();
    await scene.delivers([
      { ...payload(leftOut), ...OLD },
      { ...payload('88003', STAYS), ...OLD },
    ]);
    await scene.delivers([{ ...payload(OTHER_NUMBER, OTHER), ...UNREADABLE }]);
    await scene.settled();
  }, 120_000);

  const admin = (method: 'GET' | 'POST', path: string, body?: object) =>
    scene.running().admin(method, `/s360${path}`, body);
  const erasure = (number: string) => `/institutions/myvenue/contact-numbers/${number}/erasure`;
  const rows = (uid: string) =>
    strapiDatabase(scene.running().strapi).query(uid).select('*').execute();
  const tracesOf = (number: string, values: object, ...more: string[]) =>
    placesOf(scene.running().strapi, [
      ...Object.values(values).map(String),
      ...more,
      `"${number}"`,
      `\\"${number}\\"`,
    ]);
  const traces = () => tracesOf(leftOut, PERSON, 'Zettelnotiz');
  const tracesOfOther = () => tracesOf(OTHER_NUMBER, OTHER);
  const importExcluded = () => admin('POST', '/institutions/myvenue/excluded-items/import', {});

  it('is previewed by the number, with the items and whatever else holds it', async () => {
    const { body } = await admin('GET', erasure(leftOut));
    expect(objectAt(body, 'data')).toMatchObject({
      name: leftOut,
      contact: null,
      obstacles: [],
      inS360: [{ institution: 'myvenue', contactNumbers: [leftOut] }],
      places: expect.arrayContaining([
        { place: EXCLUDED_ITEM_UID, rows: 1 },
        { place: DELIVERY_UID, rows: expect.any(Number) },
        { place: ORDER_UID, rows: 1 },
      ]),
    });
    const other = objectAt((await admin('GET', erasure(OTHER_NUMBER))).body, 'data');
    expect(other.places).toEqual([
      { place: DELIVERY_UID, rows: 1 },
      { place: QUARANTINED_ITEM_UID, rows: 1 },
    ]);
  });

  it('is exported by the number, with all that is stored', async () => {
    const stored = await typedCommands(scene).json(
      ...['export-person', leftOut, '--institution', 'myvenue'],
    );
    const written = JSON.stringify(stored);
    expect(Object.values(PERSON).filter((value) => !written.includes(value))).toEqual([]);
    expect(written).not.toMatch(/Bleibtda|Unlesbar|Visitor/);
  });

  it('is not erased by another number, or by one of which nothing is stored', async () => {
    const wrong = await admin('POST', erasure(leftOut), { name: NAME });
    expect(wrong).toMatchObject({
      status: 409,
      body: { error: { details: { reason: { code: 'erasureNameDiffers' } } } },
    });
    expect((await admin('GET', erasure('99999'))).status).toBe(404);
    expect((await admin('POST', erasure('99999'), { name: '99999' })).status).toBe(404);
    const { exitCode, complained } = await typedCommands(scene).types([
      'export-person',
      '99999',
      '--institution',
      'myvenue',
    ]);
    expect([exitCode, complained]).toEqual([
      2,
      expect.stringContaining('Nothing is stored of number 99999 at myvenue'),
    ]);
    expect([await rows(ERASURE_UID), await rows(ERASED_KEY_UID)]).toEqual([[], []]);
    expect((await traces()).length).toBeGreaterThan(10);
  });

  it('stands nowhere in the database after an erasure in the panel', async () => {
    const answer = await admin('POST', erasure(leftOut), { name: leftOut });
    expect(objectAt(answer.body, 'data')).toMatchObject({
      erasedBy: { id: 'admin:1' },
      isRecognized: true,
      places: expect.arrayContaining([{ place: EXCLUDED_ITEM_UID, rows: 1 }]),
      inS360: [{ institution: 'myvenue', contactNumbers: [leftOut], confirmedAt: null }],
    });
    expect(await traces()).toEqual([]);
    expect(await scene.crm.orders()).toMatchObject([
      { orderId: '81', contactReference: null, saleAmount: '48000' },
    ]);
  });

  it('stands nowhere in the database after an erasure on the command line', async () => {
    const { types } = typedCommands(scene);
    const named = [OTHER_NUMBER, '--institution', 'myvenue'];
    const preview = await types(['erase', ...named]);
    expect(preview.printed).toContain(`--yes "${OTHER_NUMBER}"`);
    expect((await tracesOfOther()).length).toBeGreaterThan(5);
    expect(await types(['erase', ...named, '--yes', OTHER_NUMBER])).toMatchObject({ exitCode: 0 });
    expect(await tracesOfOther()).toEqual([]);
    expect(await types(['erase', ...named])).toMatchObject({ exitCode: 2 });
  });

  it('leaves what was left out of others', async () => {
    expect(await rows(EXCLUDED_ITEM_UID)).toMatchObject([{ number: '88003' }]);
  });

  it('is recognized in late payloads in any form, of which nothing is kept', async () => {
    for (const form of [{}, OLD, UNREADABLE]) {
      await scene.delivers([{ ...payload(leftOut), ...form }]);
      await scene.delivers([{ ...payload(OTHER_NUMBER, OTHER), ...form }]);
    }
    await scene.s360().orders(order(82, leftOut, { remark: 'Zettelnotiz' }));
    await scene.s360().changes(leftOut, { town: PERSON.town });
    await scene.agreed();
    const erased = (await scene.crm.deliveries({ erased: { $gt: 0 } })).map((one) => one.erased);
    expect(erased.length).toBeGreaterThanOrEqual(6);
    expect([await traces(), await tracesOfOther()]).toEqual([[], []]);
  });

  it('stays out when all is replayed, and what was left out is imported', async () => {
    const all = { from: '2020-01-01T00:00:00Z' };
    const { deliveries } = objectAt((await admin('POST', '/deliveries/replay', all)).body, 'data');
    await admin('POST', '/deliveries/replay', { ...all, confirmed: deliveries });
    await scene.agreed();
    expect((await importExcluded()).body).toMatchObject({ data: { imported: 1 } });
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '88003')).toMatchObject({ lastName: 'Bleibtda' });
    expect([await traces(), await tracesOfOther()]).toEqual([[], []]);
  });

  it('stays out after a restart', async () => {
    await scene.strapiStops();
    await scene.strapiStarts();
    await scene.s360().announces();
    await scene.agreed();
    await importExcluded();
    await scene.agreed();
    expect([await traces(), await tracesOfOther()]).toEqual([[], []]);
  });

  it('is the contact, and erased under its name, where a contact has the number', async () => {
    const contact = objectAt(await scene.crm.contactOf('myvenue', '88003'));
    const preview = objectAt((await admin('GET', erasure('88003'))).body, 'data');
    expect(preview).toMatchObject({ name: 'Bleibtda', contact: contact.documentId });
    expect((await admin('POST', erasure('88003'), { name: '88003' })).status).toBe(409);
    expect((await admin('POST', erasure('88003'), { name: 'Bleibtda' })).status).toBe(200);
    expect(await tracesOf('88003', STAYS)).toEqual([]);
    expect(listAt((await admin('GET', '/erasures')).body, 'data')).toHaveLength(3);
  });
});
