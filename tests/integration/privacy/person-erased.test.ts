import {
  ALERT_UID,
  BOOKING_UID,
  BULK_JOB_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PERMIT_UID,
  SAVED_SEGMENT_UID,
  type ErasureCertificate,
  type PreviewErasure,
} from '../../../server/src/contracts';
import { strapiDatabase, type Row } from '../../../server/src/kernel/database/strapi-database';
import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import {
  file,
  fileWithoutHeadings,
  NAME,
  order,
  payload,
  PERSON,
  storeRefusals,
  storeSegments,
  storeTheRest,
  VALUES,
} from '../../helpers/privacy/erased-person';
import { listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { placesOf } from '../../helpers/databases/whole-database';

const OTHER = { lastName: 'Stranger', town: 'Bern' };

describe('an erased person', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: true } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });
  let documentId: string;
  let numbers: Record<'myvenue' | 'museum', string>;
  let stranger: string;
  let stored: Row;
  let preview: PreviewErasure.Response['data'];
  let certificate: ErasureCertificate;

  const admin = (method: string, path: string, body?: unknown) =>
    scene.running().admin(method, `/s360${path}`, body);
  const erasure = () => `/contacts/${documentId}/erasure`;
  /** In quotes or beside other numbers: a short number is part of many others. */
  const traces = () =>
    placesOf(scene.running().strapi, [
      ...VALUES,
      ...Object.values(numbers).flatMap((number) => [`"${number}"`, `\\"${number}\\"`]),
    ]);

  beforeAll(async () => {
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
    // The person gets the second number at both, so that nobody else has it anywhere.
    await scene.s360('museum').creates({ lastName: 'Visitor' });
    stranger = await scene.s360('myvenue').creates({ lastName: 'Stranger' });
    numbers = {
      myvenue: await scene.s360('myvenue').creates({ ...PERSON, lastName: 'Vergissmann' }),
      museum: '',
    };
    await scene.agreed();
    const found = objectAt(await scene.crm.contactOf('myvenue', numbers.myvenue));
    documentId = textAt(found, 'documentId');
    await scene.crm.saves(documentId, { lastName: PERSON.lastName });
    await scene.agreed();
    numbers.museum = await scene.s360('museum').creates(PERSON);
    await scene.agreed();
    await scene.s360('myvenue').writes({
      contactNumber: numbers.myvenue,
      login: 'erasmines-login',
      contactCriteria: [{ code: 'sondergruppe-rollstuhl' }],
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
    await scene.agreed();
    const given = { allowed: true, wording: 'Erasmines Formular' };
    await scene.crm.panel('PUT', documentId, '/myvenue/consents/NEWS', given);
    await scene.agreed();
    await scene.s360('myvenue').orders(order(71, numbers.myvenue, { remark: 'Zettelnotiz' }));
    await scene.s360('myvenue').orders(order(72, stranger, { holder: numbers.myvenue }));
    await scene.agreed();
    await scene.delivers([{ ...payload(numbers.myvenue), type: 'UNKNOWN' }]);
    await scene.settled();
    await uploads(scene, file());
    await uploads(scene, fileWithoutHeadings());
    await storeTheRest(scene.running().strapi, { documentId, number: numbers.myvenue });
    await storeRefusals(scene.running().strapi, stranger);
    await storeSegments(scene.running().strapi, numbers.myvenue);
    expect((await traces()).length).toBeGreaterThan(40);

    stored = objectAt((await admin('GET', `/contacts/${documentId}/personal-data`)).body, 'data');
    preview = objectAt((await admin('GET', erasure())).body, 'data') as never;
    certificate = objectAt((await admin('POST', erasure(), { name: NAME })).body, 'data') as never;
  }, 120_000);

  it('is previewed with every place, its numbers and the name to type', () => {
    expect(preview).toMatchObject({ name: NAME, obstacles: [] });
    expect(preview.inS360).toEqual([
      // Only an item that was left out says the second one.
      { institution: 'myvenue', contactNumbers: [numbers.myvenue, 'another number'] },
      { institution: 'museum', contactNumbers: [numbers.museum] },
    ]);
    expect(preview.places.map(({ place }) => place)).toEqual(
      expect.arrayContaining([BOOKING_UID, BULK_JOB_UID, ORDER_UID, ORDER_LINE_UID, PERMIT_UID]),
    );
  });

  it('was exported with all that is stored of it, and nothing of others', () => {
    const written = JSON.stringify(stored);
    expect(VALUES.filter((value) => !written.includes(value))).toEqual([]);
    expect(stored).toMatchObject({ name: NAME, exportedAt: expect.any(String) });
    expect(written).not.toMatch(/Stranger|Bleibt|a remark|Visitor/);
  });

  it('stands nowhere in the database any more', async () => {
    expect(await traces()).toEqual([]);
  });

  it('has a certificate with the time, the person who did it and counts', () => {
    expect(certificate).toMatchObject({
      erasedBy: { id: expect.stringMatching(/^admin:/) },
      isRecognized: true,
      places: expect.arrayContaining([
        { place: CONTACT_UID, rows: 1 },
        { place: ORDER_UID, rows: 2 },
        { place: SAVED_SEGMENT_UID, rows: 2 },
      ]),
    });
  });

  it('leaves what S-360 refused of others, in words that do not name the person', async () => {
    const rows = (uid: string) => strapiDatabase(scene.running().strapi).query(uid).select('*');
    const theirs = { institution: 'myvenue', contactNumber: stranger };
    const [link] = await rows(CONTACT_LINK_UID).where(theirs).execute();
    expect(link).toMatchObject({ failureCode: '…', failure: { reason: { code: 'callRefused' } } });
    const [alert] = await rows(ALERT_UID).where({ kind: 'failedPush' }).execute();
    expect(alert).toMatchObject({ cause: '…', raisedAt: expect.anything() });
  });

  it('leaves saved segments of others, and those without its name', async () => {
    const segments = strapiDatabase(scene.running().strapi).query(SAVED_SEGMENT_UID);
    const saved = await segments.select('*').orderBy({ id: 'asc' }).execute();
    expect(saved.map(({ name }) => name)).toEqual(['…', 'Others']);
  });

  it('leaves the sums of the orders and the other purchaser', async () => {
    const [own, others] = await scene.crm.orders();
    expect(own).toMatchObject({
      saleAmount: '48000',
      contactReference: null,
      contactDocumentId: null,
    });
    expect(others).toMatchObject({ saleAmount: '48000', contactReference: stranger });
    const holders = await scene.crm.orderHolders();
    expect(holders).toEqual([]);
  });

  it('leaves the other rows of a file of an import', async () => {
    const [job] = await strapiDatabase(scene.running().strapi)
      .query(BULK_JOB_UID)
      .select(['content'])
      .execute();
    expect(job?.content).toContain('Bea;Bleibt;bea@example.com');
  });

  it('is recognized in a late payload in any form, of which nothing is kept', async () => {
    await scene.delivers([payload(numbers.myvenue), payload(stranger, OTHER)]);
    await scene.delivers([{ ...payload(numbers.myvenue), type: 'UNKNOWN' }]);
    await scene.delivers([{ contactNumber: numbers.myvenue }]);
    await scene.delivers([payload('88001')]);
    await scene.s360('myvenue').orders(order(73, numbers.myvenue, { remark: 'Zettelnotiz' }));
    await scene.s360('myvenue').orders(order(74, stranger, { holder: numbers.myvenue }));
    await scene.s360('myvenue').changes(stranger, OTHER);
    await scene.agreed();
    const deliveries = await scene.crm.deliveries({ erased: { $gt: 0 } });
    expect(deliveries.map(({ erased }) => erased)).toEqual([1, 1, 1, 1]);
    expect(await scene.crm.orders({ orderId: '73' })).toMatchObject([
      { saleAmount: '48000', contactReference: null },
    ]);
    expect(await traces()).toEqual([]);
  });

  it('stays out when everything is sent again, applied again and read again', async () => {
    await scene.s360('myvenue').announces();
    await scene.s360('museum').announces();
    await scene.agreed();
    const all = { from: '2020-01-01T00:00:00Z' };
    const { deliveries } = objectAt((await admin('POST', '/deliveries/replay', all)).body, 'data');
    const replayed = await admin('POST', '/deliveries/replay', { ...all, confirmed: deliveries });
    expect(replayed.body).toMatchObject({ data: { isQueued: true } });
    await scene.agreed();
    const pulls = await scene.crm.queuedPulls();
    expect(pulls).toMatchObject([{ contactNumber: '88007', failureCode: '…' }]);
    expect(await traces()).toEqual([]);
  });

  it('is left out of a file that is imported, which is stored without the row', async () => {
    const bulkJobs = bulkJobsOf(scene);
    const { id, plan } = await uploads(scene, file());
    expect(plan).toMatchObject({
      counts: { rows: 2, refused: 1, created: 1 },
      findings: [{ line: 2, outcome: 'refused', reasons: [{ code: 'erasedPerson' }] }],
    });
    await bulkJobs.decides(id, 'start');
    await bulkJobs.reaches(id, 'done');
    await scene.agreed();
    expect(await traces()).toEqual([]);
  });

  it('stays out after a restart', async () => {
    await scene.strapiStops();
    await scene.strapiStarts();
    await scene.s360('myvenue').announces();
    await scene.s360('museum').announces();
    await scene.agreed();
    expect(await traces()).toEqual([]);
  });

  it('has its numbers in the list of erasures until S-360 is confirmed to have erased it', async () => {
    const path = `/erasures/${certificate.reference}/confirmation`;
    const [first] = listAt((await admin('GET', '/erasures')).body, 'data');
    expect(first).toMatchObject({
      inS360: [{ institution: 'myvenue', contactNumbers: [numbers.myvenue, 'another number'] }, {}],
    });
    const confirmed = await admin('POST', path, { institution: 'myvenue' });
    expect(confirmed.body).toMatchObject({
      data: {
        inS360: [
          { institution: 'myvenue', contactNumbers: null, confirmedBy: { id: 'admin:1' } },
          { institution: 'museum', contactNumbers: [numbers.museum], confirmedAt: null },
        ],
      },
    });
    expect((await admin('POST', path, { institution: 'myvenue' })).status).toBe(404);
  });

  it('becomes a customer again when S-360 creates it anew', async () => {
    const number = await scene.s360('myvenue').creates(PERSON);
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ email: PERSON.email });
  });
});
