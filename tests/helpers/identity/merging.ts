import type { Row } from '../scene/crm-side';
import { objectAt } from '../json';
import type { Scene } from '../scene/scene';

/** The institutions of merge tests; new contacts are pending there. */
export const MERGING = {
  institutions: [
    { code: 'myvenue', plugin: { pushNewContacts: false } },
    { code: 'museum', plugin: { pushNewContacts: false } },
  ],
};

/** A person in S-360. */
export const person = (individualLastname: string, more: Row = {}) => ({
  individualLastname,
  ...more,
});

/** The steps of merge tests in a scene. */
export function mergingOf(scene: () => Scene) {
  const knex = () => scene().running().strapi.db.connection;
  return {
    merge: (keep: string, remove: string, more: Row = {}) =>
      scene()
        .running()
        .admin('POST', `/s360/contacts/${keep}/merge`, { remove, ...more }),
    preview: (keep: string, remove: string) =>
      scene().running().admin('GET', `/s360/contacts/${keep}/merge/${remove}`),
    knex,
    candidates: (where: Row = {}) => knex()('s360_match_reviews').where(where),

    /** A contact that was created in S-360 at one institution. */
    async knownAt(code: string, values: Row, more: Row = {}) {
      const { contactNumber } = await scene()
        .s360(code)
        .writes({
          type: 'INDIVIDUAL',
          individualContact: values,
          ...more,
        });
      await scene().agreed();
      const contact = objectAt(await scene().crm.contactOf(code, String(contactNumber)));
      return { documentId: String(contact.documentId), contactNumber: String(contactNumber) };
    },
  };
}
