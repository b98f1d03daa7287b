import {
  BOOKING_UID,
  ORDER_HOLDER_UID,
  ORDER_UID,
  PERMISSION_ACTIONS,
} from '../../../server/src/contracts';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import type { AdminCall } from '../../helpers/strapi/strapi';

const AT_MUSEUM = ['plugin::s360.at-institution-museum'];

describe('a merge by a role that is limited to an institution', () => {
  const plugin = { pushNewContacts: false };
  const scene = sceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: { ...plugin, sends: { where: [{ field: 'tags', contains: 'x' }] } },
      },
      { code: 'museum', plugin },
    ],
  });
  let limited: AdminCall;
  beforeAll(async () => {
    limited = await scene.running().userWith([PERMISSION_ACTIONS.decideMatches], AT_MUSEUM);
  });

  const pair = async () => ({
    keep: await scene.crm.creates({ lastName: 'Kept' }),
    remove: await scene.crm.creates({ lastName: 'Removed' }),
  });
  const merges = (keep: string, remove: string) =>
    limited('POST', `/s360/contacts/${keep}/merge`, { remove, onTwoNumbers: 'unlinkRemoved' });
  const records: Record<
    string,
    (institution: string, contactDocumentId: string) => Promise<unknown>
  > = {
    booking: (institution, contactDocumentId) =>
      insert(BOOKING_UID, { institution, contactDocumentId, documentId: `b-${contactDocumentId}` }),
    order: (institution, contactDocumentId) =>
      insert(ORDER_UID, { institution, contactDocumentId, orderId: contactDocumentId }),
    holder: (institution, contactDocumentId) =>
      insert(ORDER_HOLDER_UID, {
        institution,
        contactDocumentId,
        orderDocumentId: contactDocumentId,
        contactReference: '7',
      }),
  };
  const insert = (uid: string, data: object) =>
    scene
      .running()
      .strapi.db.query(uid as typeof BOOKING_UID)
      .create({ data });

  it.each(['booking', 'order', 'holder'])(
    'is refused, with its preview, when another institution has a %s of either contact',
    async (kind) => {
      for (const side of ['keep', 'remove'] as const) {
        const both = await pair();
        await records[kind]?.('myvenue', both[side]);
        const preview = await limited('GET', `/s360/contacts/${both.keep}/merge/${both.remove}`);
        const merge = await merges(both.keep, both.remove);
        const why = { code: 'mergeElsewhere', values: { included: 'museum' } };
        const refusal = { status: 403, body: { error: { details: { reason: why } } } };
        expect([preview, merge]).toMatchObject([refusal, refusal]);
        expect(await scene.crm.contact(both.remove)).toMatchObject({ lastName: 'Removed' });
      }
    },
  );

  it.each(['booking', 'order', 'holder'])(
    'is done when only its own institution has a %s',
    async (kind) => {
      const { keep, remove } = await pair();
      await records[kind]?.('museum', remove);
      const answer = await merges(keep, remove);
      expect([answer.status, answer.body]).toMatchObject([200, {}]);
      await expect(scene.crm.contact(remove)).rejects.toThrow();
    },
  );
});
