import type { Booking } from '../../server/src/contracts';
import { startBookingScene, type BookingScene } from '../helpers/booking-scene';

describe('a reservation that is sold or released later', () => {
  let scene: BookingScene;
  beforeAll(async () => {
    scene = await startBookingScene();
  });
  afterAll(() => scene.end());

  async function held(contactDocumentId: string): Promise<Booking> {
    const lines = [scene.seats(1, { performance: 1 })];
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    await scene.comesTo(draft, 'closed');
    await scene.agreed();
    return scene.booking(draft.documentId);
  }

  it('is given back also when its contact was deleted here', async () => {
    const contactDocumentId = await scene.knownContact();
    const { documentId } = await held(contactDocumentId);
    await scene.crm.deletes(contactDocumentId);
    const { contact, revision } = await scene.booking(documentId);
    expect(contact).toBeNull();
    const release = await scene.does('POST', `/${documentId}/release`, { revision });
    await scene.comesTo(release, 'closed');
  });

  it('is not sold by a refused sale that is submitted again, once it has expired', async () => {
    const { documentId, revision } = await held(await scene.knownContact());
    const method = 'createOrUpdateOrder';
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.x' });
    const payment = { kind: 'unpaid' };
    const sale = await scene.does('POST', `/${documentId}/sell`, { revision, payment });
    const failed = await scene.comesTo(sale, 'failed');
    await scene
      .running()
      .strapi.db.query('plugin::s360.booking')
      .update({ where: { documentId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const again = { revision: failed.revision };
    const answer = await scene.calls('POST', `/${failed.documentId}/submit`, again);
    expect(answer.status).toBe(409);
  });
});
