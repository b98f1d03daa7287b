import { BOOKING_UID, CONTACT_LINK_UID } from '../../../../server/src/contracts';
import { startBookingScene, type BookingScene } from '../../../helpers/scene/booking-scene';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { objectAt } from '../../../helpers/json';
import { until } from '../../../helpers/waiting';

const OFF = { settings: { backgroundWork: false } };
const ON = { settings: { backgroundWork: true } };
/** A fence that another database may have reached. */
const FOREIGN_FENCE = 900;

describe('the work that was in progress elsewhere when the database was exported', () => {
  let scene: BookingScene;
  beforeEach(async () => {
    scene = await startBookingScene(ON);
  });
  afterEach(() => scene.end());

  async function restartsWith(changed: typeof OFF): Promise<void> {
    await scene.strapiStops();
    await scene.strapiStarts(changed);
  }

  async function isBeingSent(documentId: string, kind: 'create' | 'update', fence: number) {
    const { id, markedRevision } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    const sending = {
      kind,
      contactType: 'individual',
      revision: markedRevision,
      values: {},
      fence,
      startedAtMs: Date.now(),
    };
    const data = { state: 'sending', sending };
    await scene.running().strapi.db.query(CONTACT_LINK_UID).update({ where: { id }, data });
  }
  const leases = () => scene.running().strapi.db.connection('s360_leases');
  const townInS360 = async (lastName: string) =>
    (await scene.s360().contacts())
      .map(valuesInS360)
      .filter((values) => values.lastName === lastName)
      .map(({ town }) => town);

  it('is recovered at the next start: updates are sent, creates are in doubt, orders of bookings are read', async () => {
    const updated = await scene.knownContact({ lastName: 'Updated', town: 'A' });
    const draft = await scene.composes({ contactDocumentId: updated, lines: [scene.seats(1)] });
    await scene.submits(draft);
    const open = await scene.comesTo(draft, 'created');
    await restartsWith(OFF);
    await scene.crm.saves(updated, { town: 'B' });
    const created = await scene.crm.creates({ lastName: 'Created' });
    await scene.closes(open);
    await isBeingSent(updated, 'update', FOREIGN_FENCE);
    await isBeingSent(created, 'create', FOREIGN_FENCE);
    const sending = { step: 'close', fence: FOREIGN_FENCE, startedAt: new Date().toISOString() };
    await scene
      .running()
      .strapi.db.query(BOOKING_UID)
      .update({ where: { documentId: open.documentId }, data: { sending } });
    // Strapi’s import clears the tables that are not content types.
    await leases().delete();
    await restartsWith(ON);
    await scene.comesTo(open, 'closed', 20_000);
    await scene.settled();
    expect(await townInS360('Updated')).toEqual(['B']);
    expect(await townInS360('Created')).toEqual([]);
    expect(await scene.crm.status(created, 'myvenue')).toMatchObject({
      state: 'inDoubt',
      failure: { code: 'interrupted' },
    });
  });

  it('is recovered while Strapi runs, even with the same fence as here', async () => {
    const updated = await scene.knownContact({ lastName: 'Transferred', town: 'A' });
    const [lease] = await leases().where({ job: 'dispatch:myvenue' });
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: true });
    await scene.crm.saves(updated, { town: 'B' });
    await isBeingSent(updated, 'update', Number(objectAt(lease).fence));
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: false });
    await until(
      'the update is sent',
      async () => (await townInS360('Transferred'))[0] === 'B',
      30_000,
    );
    await scene.settled();
  });
});
