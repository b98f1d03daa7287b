import { STORED_STATES } from '../records';
import { hiddenFromEditors } from '../../kernel/content-types/hidden';

/**
 * The binding of one contact to its `contactNumber` at one institution, with everything that
 * belongs to the institution and is never passed on to another: the values on which both sides
 * last agreed, the values that S-360 last sent, role, validity, criteria, address ids.
 *
 * It names its contact by document id and has no relation to it: no screen or interface would
 * follow one, and the table and indexes of a relation cost more than the link itself.
 */
const schema = {
  kind: 'collectionType',
  collectionName: 's360_contact_links',
  info: {
    singularName: 'contact-link',
    pluralName: 'contact-links',
    displayName: 'S-360 record',
    description: 'A contact at one institution',
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromEditors,
  indexes: [
    {
      name: 's360_contact_links_number_uq',
      columns: ['institution', 'contact_number'],
      type: 'unique',
    },
    // The contact comes first, so that the index also finds all links of a contact. The name
    // differs from that of the earlier index with the opposite order, as Strapi never rebuilds an
    // index whose name stays the same.
    {
      name: 's360_contact_links_institution_uq',
      columns: ['contact_document_id', 'institution'],
      type: 'unique',
    },
    // Whoever deletes, merges or erases a contact looks for links that were merged into it: 1 ms
    // rather than 290 ms among 400,000 links on PostgreSQL.
    { name: 's360_contact_links_merged_idx', columns: ['merged_into'] },
    // The state comes first, so that the index also finds the links in a state at all institutions.
    {
      name: 's360_contact_links_not_held_idx',
      columns: ['state', 'institution', 'bulk_job_id', 'next_attempt_at'],
    },
    // The order in which pending links are sent.
    {
      name: 's360_contact_links_lanes_idx',
      columns: ['state', 'institution', 'lane', 'marked_at', 'id'],
    },
    // Few links have open conflicts: they are counted without reading those that wait.
    {
      name: 's360_contact_links_conflicts_idx',
      columns: ['open_conflicts', 'institution', 'state'],
    },
    // The start page counts what is retried and companies that are not accepted: 10 and 3 ms rather
    // than 320 and 390 ms.
    { name: 's360_contact_links_failure_idx', columns: ['failure_code', 'institution'] },
    // What needs attention includes failed reads of links in any state: 7 ms rather than 330 ms.
    { name: 's360_contact_links_pull_failure_idx', columns: ['pull_failure_code', 'institution'] },
  ],
  attributes: {
    institution: { type: 'string', required: true },
    contactDocumentId: { type: 'string' },
    contactNumber: { type: 'string' },
    mergedInto: { type: 'string', private: true },
    contactId: { type: 'string' },
    baseUrl: { type: 'string' },

    state: {
      type: 'enumeration',
      enum: STORED_STATES,
      required: true,
    },
    observations: { type: 'json', private: true },
    openConflicts: { type: 'integer', private: true },
    appliedDigest: { type: 'string', private: true },
    markedRevision: { type: 'integer', private: true },
    acknowledgedRevision: { type: 'integer', private: true },
    markedAt: { type: 'datetime', private: true },
    lane: { type: 'string', private: true },
    bulkJobId: { type: 'integer', private: true },
    traceparent: { type: 'string', private: true },
    driftCheckedAt: { type: 'datetime', private: true },
    sending: { type: 'json', private: true },
    attempts: { type: 'integer', private: true },
    nextAttemptAt: { type: 'datetime', private: true },
    failure: { type: 'json' },
    failureCode: { type: 'string', private: true },
    pullFailure: { type: 'json' },
    pullFailureCode: { type: 'string', private: true },
    inDoubt: { type: 'json' },
    lastReceived: { type: 'json' },
    lastSent: { type: 'json' },
    warnings: { type: 'json' },

    role: { type: 'string' },
    contactState: { type: 'string' },
    validUntil: { type: 'string' },
    blocked: { type: 'boolean' },
    guest: { type: 'boolean' },
    origin: { type: 'string' },
    login: { type: 'string' },
    criteria: { type: 'json' },
    indicators: { type: 'json' },
    advantages: { type: 'json' },
    qualities: { type: 'json' },
    addressId: { type: 'string' },
    addresses: { type: 'json' },
    relay: { type: 'json' },
    unknownFields: { type: 'json' },
  },
};

export default { schema };
