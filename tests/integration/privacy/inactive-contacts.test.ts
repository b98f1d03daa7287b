import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import {
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  ERASURE_UID,
  INACTIVE_CONTACT_UID,
  ORDER_UID,
} from '../../../server/src/contracts/uids';
import { strapiDatabase, type Row } from '../../../server/src/kernel/database/strapi-database';
import { at, listAt, textAt } from '../../helpers/json';
import { ACTIVITIES, inactiveContactsOf, yearsAgo } from '../../helpers/privacy/inactive-contacts';
import { modulesOf } from '../../helpers/strapi/modules';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { storeBookings } from '../../helpers/bookings/stored-bookings';
import { storeOrders } from '../../helpers/orders/stored-orders';
import { placesOf } from '../../helpers/databases/whole-database';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Where a day ends last, and first: at any hour, one of them has another day than UTC. */
const ZONES = { myvenue: 'Etc/GMT+12', museum: 'Pacific/Kiritimati' };
const BEHIND_UTC_MS = { myvenue: 12 * HOUR_MS, museum: -14 * HOUR_MS };

describe('contacts without activity', () => {
  const scene = sceneForAll({
    institutions: Object.entries(ZONES).map(([code, timeZone]) => ({
      code,
      plugin: { timeZone, pushNewContacts: code === 'myvenue' },
    })),
    settings: { inactiveContactYears: 3 },
  });
  beforeAll(async () => {
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
  });
  afterEach(async () => {
    // The next test lists its own.
    await rows(CONTACT_UID).where({}).update({ createdAt: new Date() }).execute();
    await rows(INACTIVE_CONTACT_UID).where({}).delete().execute();
  });

  const { admin, approves, listed, runs, silent } = inactiveContactsOf(() => scene);
  const rows = (uid: string) => strapiDatabase(scene.running().strapi).query(uid);
  const all = (uid: string, where: Row = {}) => rows(uid).select('*').where(where).execute();

  it('are listed at night with what they did last, the longest silent first', async () => {
    const [recent, oldest, buyer] = [
      await silent('Fouryears', 4),
      await silent('Sevenyears', 7),
      await silent('Buyer', 7),
    ];
    await silent('Twoyears', 2);
    await storeOrders(scene.running().strapi, [
      { orderId: '9101', contactDocumentId: buyer, creationDateTime: yearsAgo(5) },
    ]);
    await runs('inactiveContacts');
    const { body } = await admin('GET', '');
    expect(body).toMatchObject({
      data: [
        { documentId: oldest, name: 'Sevenyears', lastActivity: 'created', kept: null },
        { documentId: buyer, name: 'Buyer', lastActivity: 'ordered' },
        { documentId: recent, name: 'Fouryears', lastActivity: 'created' },
      ],
      meta: { years: 3, counts: { listed: 3, kept: 0, approved: 0 }, pagination: { total: 3 } },
    });
  });

  it.each(ACTIVITIES)('do not include one with %s', async (_what, acts) => {
    const documentId = await silent('Active');
    await runs('inactiveContacts');
    expect(await listed()).toEqual([documentId]);
    await acts(documentId, scene);
    await runs('inactiveContacts');
    expect(await listed()).toEqual([]);
    const own = { contactDocumentId: documentId };
    await rows(CONTACT_LINK_UID).where(own).update({ openConflicts: 0 }).execute();
    await rows(CONTACT_HISTORY_UID)
      .where({ ...own, field: 'town', newValue: { $null: true } })
      .delete()
      .execute();
  });

  it.each(['myvenue', 'museum'] as const)(
    'include one with a reservation once its last day is over at the venue (%s)',
    async (institution) => {
      const documentId = await silent('Lastday');
      const now = Date.now();
      for (const day of [1, 0, -1, -2]) {
        const expirationDate = new Date((Math.floor(now / DAY_MS) + day) * DAY_MS);
        const endsAt = expirationDate.getTime() + DAY_MS + BEHIND_UTC_MS[institution];
        await storeOrders(scene.running().strapi, [
          {
            orderId: `93${day}`,
            orderType: 'RESERVATION',
            institution,
            contactDocumentId: documentId,
            creationDateTime: yearsAgo(4),
            expirationDate,
          },
        ]);
        await runs('inactiveContacts');
        expect([day, await listed()]).toEqual([day, endsAt > now ? [] : [documentId]]);
        await rows(ORDER_UID)
          .where({ orderId: `93${day}` })
          .delete()
          .execute();
      }
    },
  );

  it('wait for a person until somebody has decided about each', async () => {
    const waiting = async () => {
      const { body } = await scene.running().admin('GET', '/s360/attention');
      return listAt(body, 'data').filter((group) => at(group, 'kind') === 'inactiveContact');
    };
    const [one, two] = [await silent('Waitingone'), await silent('Waitingtwo')];
    await runs('inactiveContacts');
    expect(await waiting()).toMatchObject([{ institution: '', count: 2, actor: 'operator' }]);
    await admin('POST', '/keep', { contacts: [one], reason: 'Patron', until: null });
    await approves([two], 1);
    expect(await waiting()).toEqual([]);
  });

  it('are erased one after the other once somebody has approved what the preview shows', async () => {
    const chosen = [await silent('Erasedone'), await silent('Erasedtwo')];
    const other = await silent('Leftalone');
    await runs('inactiveContacts');
    const preview = await admin('POST', '/preview', { contacts: chosen });
    expect(at(preview.body, 'data')).toMatchObject({
      contacts: 2,
      obstructed: 0,
      places: expect.arrayContaining([{ place: CONTACT_UID, rows: 2 }]),
    });
    const before = (await all(ERASURE_UID)).length;
    expect((await approves(chosen, 2)).body).toEqual({ data: { contacts: 2 } });
    expect(await listed('approved')).toEqual(chosen);
    await runs('approvedErasures');
    const certificates = (await all(ERASURE_UID)).slice(before);
    expect(certificates).toMatchObject([
      { erasedBy: expect.stringMatching(/^admin:\d+$/) },
      { erasedBy: expect.stringMatching(/^admin:\d+$/) },
    ]);
    expect(await placesOf(scene.running().strapi, ['Erasedone', 'Erasedtwo', ...chosen])).toEqual(
      [],
    );
    expect(await listed('approved')).toEqual([]);
    expect(await listed()).toEqual([other]);
  });

  it('are not erased when it is another number of them than somebody has confirmed', async () => {
    await silent('Confirmed');
    await runs('inactiveContacts');
    const answer = await approves(null, 2);
    expect(answer).toMatchObject({
      status: 409,
      body: {
        error: {
          details: { reason: { code: 'inactiveContactsChanged', values: { count: 1 } } },
        },
      },
    });
    expect(await listed('approved')).toEqual([]);
  });

  it('are not erased when they have become active after the approval', async () => {
    const documentId = await silent('Returning');
    await runs('inactiveContacts');
    await approves([documentId], 1);
    await scene.crm.saves(documentId, { town: 'Basel' });
    await runs('approvedErasures');
    expect(await scene.crm.contact(documentId)).toMatchObject({ lastName: 'Returning' });
    expect(await listed('approved')).toEqual([]);
  });

  it('are not erased when they become active while the erasure looks for what is theirs', async () => {
    const documentId = await silent('Lookedfor');
    const { erasures } = modulesOf(scene.running().strapi);
    const refuses = () => Promise.reject(new Error('is active'));
    await expect(erasures.eraseApproved(documentId, 'admin:1', refuses)).rejects.toThrow(
      'is active',
    );
    expect(await scene.crm.contact(documentId)).toMatchObject({ lastName: 'Lookedfor' });
  });

  it('come back to the list with the reason when one cannot be erased, and others are erased', async () => {
    const [blocked, free] = [await silent('Blocked'), await silent('Free')];
    await storeBookings(scene.running().strapi, [
      {
        contactDocumentId: blocked,
        reference: 'CRM-INACTIVE-2',
        state: 'inDoubt',
        createdAt: yearsAgo(4),
        updatedAt: yearsAgo(4),
      },
    ]);
    await runs('inactiveContacts');
    const preview = await admin('POST', '/preview', { contacts: [blocked, free] });
    expect(at(preview.body, 'data', 'obstructed')).toBe(1);
    await approves([blocked, free], 2);
    await runs('approvedErasures');
    const [row] = listAt((await admin('GET', '')).body, 'data').filter(
      (one) => at(one, 'documentId') === blocked,
    );
    expect(row).toMatchObject({ obstacles: [{ code: 'erasureBookingOpen' }] });
    expect(await placesOf(scene.running().strapi, [free])).toEqual([]);
  });

  it('are listed again when the approval is withdrawn', async () => {
    const documentId = await silent('Withdrawn');
    await runs('inactiveContacts');
    await approves([documentId], 1);
    expect((await admin('POST', '/withdrawal')).body).toEqual({ data: { contacts: 1 } });
    await runs('approvedErasures');
    expect(await listed()).toContain(documentId);
  });

  it('are not kept until a day that is over', async () => {
    const documentId = await silent('Keptnot');
    await runs('inactiveContacts');
    const until = yearsAgo(1).toISOString().slice(0, 10);
    const refused = await admin('POST', '/keep', {
      contacts: [documentId],
      reason: 'Patron',
      until,
    });
    expect(refused.status).toBe(400);
    expect(await listed()).toContain(documentId);
  });

  it('are kept with a reason, and listed again when that time is over', async () => {
    const documentId = await silent('Keptback');
    await runs('inactiveContacts');
    const reason = 'Patron of the orchestra';
    await admin('POST', '/keep', { contacts: [documentId], reason, until: null });
    await runs('inactiveContacts');
    expect(await listed()).not.toContain(documentId);
    const [row] = listAt((await admin('GET', '?state=kept')).body, 'data');
    expect(row).toMatchObject({ documentId, kept: { reason, by: { id: expect.any(String) } } });
    expect(Date.parse(textAt(row, 'kept', 'until'))).toBeGreaterThan(yearsAgo(-0.99).getTime());
    // What is kept is not approved with the others.
    expect((await approves([documentId], 1)).status).toBe(409);
    await rows(INACTIVE_CONTACT_UID)
      .where({})
      .update({ keptUntil: yearsAgo(1) })
      .execute();
    await runs('inactiveContacts');
    expect(await listed()).toContain(documentId);
  });

  it('are for those who may erase persons, and to decide for nobody but persons', async () => {
    const nobody = await scene.running().userWith([PERMISSION_ACTIONS.exportPersons]);
    expect((await nobody('GET', '/s360/inactive-contacts')).status).toBe(403);
    const { inactiveContacts } = modulesOf(scene.running().strapi);
    const request = { contacts: null, confirmed: 1 };
    await expect(inactiveContacts.approve(request, 'api-token:1')).rejects.toThrow();
  });

  it('are left for the next process when this one stops', async () => {
    const documentId = await silent('Stopping');
    await runs('inactiveContacts');
    await approves([documentId], 1);
    await modulesOf(scene.running().strapi).inactiveContacts.eraseApproved(() => false);
    expect(await listed('approved')).toEqual([documentId]);
  });

  it('are neither listed nor erased without the setting', async () => {
    const documentId = await silent('Unlisted');
    await runs('inactiveContacts');
    await approves([documentId], 1);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: {} });
    await runs('approvedErasures');
    await runs('inactiveContacts');
    expect((await admin('GET', '')).body).toMatchObject({
      data: [],
      meta: { years: null, counts: { listed: 0, kept: 0, approved: 0 } },
    });
    expect(await scene.crm.contact(documentId)).toMatchObject({ lastName: 'Unlisted' });
  });
});
