import type { Migration } from '../migration';

const JOINS = [
  's_360_contact_links_contact_lnk',
  's_360_consents_contact_lnk',
  's_360_purchase_summaries_contact_lnk',
];

/**
 * What belongs to a contact names it by document id alone. The tables of the relation said the same
 * once more, and where they differed, as after unlinking, the document id was right. Strapi would
 * keep these tables, as it keeps all of ours.
 */
export const linksWithoutRelation: Migration = {
  name: '0001-links-without-relation',
  changes: JOINS,
  async up(transaction) {
    for (const table of JOINS) await transaction.schema.dropTableIfExists(table);
  },
};
