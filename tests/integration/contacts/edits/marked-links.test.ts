import { modulesOf } from '../../../helpers/strapi/modules';
import { afterEvent } from '../../../../server/src/contacts';
import { CONTACT_LINK_UID } from '../../../../server/src/contracts/uids';
import type { LinkRecord, LinkState } from '../../../../server/src/contacts/records';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

const AT = new Date('2026-01-01T08:00:00Z');
const CONTACT = 'marked-in-a-statement';

const STATES: readonly LinkState[] = [
  'inSync',
  'conflict',
  'pending',
  'sending',
  'failed',
  'inDoubt',
];

describe('the SQL statement that marks links', () => {
  const scene = sceneForAll({ settings: { backgroundWork: false } });

  const links = () => {
    const { strapi } = scene.running();
    return modulesOf(strapi).database.query(CONTACT_LINK_UID);
  };

  async function marked(state: LinkState, lane: LinkRecord['lane'], release: boolean) {
    const held = { town: { base: 'Basel', remote: 'Bern', held: true } };
    await links()
      .insert({
        documentId: `${CONTACT}-link`,
        institution: 'myvenue',
        contactDocumentId: CONTACT,
        contactNumber: '4711',
        baseUrl: 'http://127.0.0.1:1',
        state,
        lane,
        bulkJobId: 7,
        attempts: 3,
        markedRevision: 5,
        acknowledgedRevision: 4,
        nextAttemptAt: AT,
        failure: JSON.stringify({ code: 'refused', message: 'refused', at: AT.toISOString() }),
        observations: JSON.stringify(state === 'conflict' ? held : {}),
      })
      .execute();
    const [row] = await rowsOf(scene.running(), CONTACT_LINK_UID, { contactDocumentId: CONTACT });
    const id = Number(row?.id);
    const store = modulesOf(scene.running().strapi).contactStore;
    const found = await store.transaction(async (transaction) => {
      const [before] = await transaction.linksById([id]);
      const mark = { contactDocumentIds: [CONTACT], exceptInstitution: null, at: AT } as const;
      await transaction.markLinks({ ...mark, lane: 'bulk', release });
      const [after] = await transaction.linksById([id]);
      return { before, after };
    });
    await links().where({ id }).delete().execute();
    return found;
  }

  it.each(
    STATES.flatMap((state) =>
      (['edit', 'bulk'] as const).flatMap((lane) =>
        [true, false].map((release) => ({ state, lane, release })),
      ),
    ),
  )(
    'agrees with the state machine: $state, lane $lane, released $release',
    async ({ lane, release, state }) => {
      const { after, before } = await marked(state, lane, release);
      expect(before?.state).toBe(state);
      const event = { kind: 'marked', at: AT, lane: 'bulk', release } as const;
      expect(after).toEqual(before && afterEvent(before, event));
    },
  );
});
