/** Actions of the admin panel's roles, as Strapi's permission engine names them. */
export const PERMISSION_ACTIONS = {
  /** See a contact's numbers, sync states, last exchanges and consents. */
  readSync: 'plugin::s360.sync.read',
  /** See what S-360 sends of a contact beyond its fields: a disability, criteria, a login … */
  readKeptValues: 'plugin::s360.kept-values.read',
  /** Request a push or pull now, and decide about creates in doubt. Costs calls. */
  exchangeNow: 'plugin::s360.sync.exchange',
  /** See institutions, activity, quarantined items and links on the S-360 page. */
  readOverview: 'plugin::s360.overview.read',
  /**
   * See personal data in the activity: bodies of deliveries and items, and the values of fields that
   * a delivery or call changed.
   */
  readPayloads: 'plugin::s360.payloads.read',
  /** See what was sold per day. */
  readSales: 'plugin::s360.sales.read',
  /** Reprocess quarantined items and deliveries, and dismiss such items. */
  replayItems: 'plugin::s360.items.replay',
  /** Change a contact's consents, which are then sent to S-360. */
  editConsents: 'plugin::s360.consents.edit',
  decideConflicts: 'plugin::s360.conflicts.decide',
  /** Decide which contact an unknown number belongs to, and merge two contacts. */
  decideMatches: 'plugin::s360.matches.decide',
  /** Erase a person for good, see what was erased, and note that S-360 did the same. */
  erasePersons: 'plugin::s360.persons.erase',
  /** See and export everything that is stored of a person. */
  exportPersons: 'plugin::s360.persons.export',
  /** Import contacts from a file, push many to an institution, approve or undo such bulk jobs. */
  runBulkJobs: 'plugin::s360.bulk-jobs.run',
  /** For tokens: start, approve, resume and undo bulk jobs, which otherwise takes a login. */
  runUnattended: 'plugin::s360.bulk-jobs.unattended',
  /** Export lists of contacts and orders as files. Personal data then leaves Strapi. */
  exportLists: 'plugin::s360.lists.export',
  /** Filter the contact list by segments: purchases, spend, holds and consents; save own ones. */
  useSegments: 'plugin::s360.segments.use',
  /** Share segments with everybody who uses them; change and delete shared ones. */
  shareSegments: 'plugin::s360.segments.share',
  /** Retry failures, pause and resume an institution, start drift checks. */
  steerSync: 'plugin::s360.sync.steer',
  /**
   * Start sending to an institution without a passed contract check, restart it after a stop, and
   * restore what S-360 lost.
   */
  startSending: 'plugin::s360.sending.start',
  /** Create, change and disable institutions in the admin panel, with their secrets. */
  manageInstitutions: 'plugin::s360.institutions.manage',
  /** Run contract checks that only read, and see the results of all. Costs calls. */
  checkContract: 'plugin::s360.contract.check',
  /** Run contract checks that write: to a test contact, a new contact, a temporary reservation. */
  checkContractByWriting: 'plugin::s360.contract.write',
  /** See bookings, the catalog and availability. */
  readBookings: 'plugin::s360.bookings.read',
  /** Compose, change, duplicate and discard drafts; search for contacts to book for. */
  composeBookings: 'plugin::s360.bookings.compose',
  /** Submit, withdraw, close and abandon bookings, decide those in doubt, e-mail the customer. */
  submitBookings: 'plugin::s360.bookings.submit',
  /** Release reservations and options, and sell them. */
  releaseBookings: 'plugin::s360.bookings.release',
  /** For admin tokens: submit and close bookings, sell and release, which otherwise takes a login. */
  submitUnattended: 'plugin::s360.bookings.unattended',
} as const;

export type PermissionAction = (typeof PERMISSION_ACTIONS)[keyof typeof PERMISSION_ACTIONS];

/** The name of the condition that limits a role's permission to an institution, before its code. */
export const AT_INSTITUTION = 'at-institution-';

const CONDITION = `plugin::s360.${AT_INSTITUTION}`;

/** Strapi's uid of the condition that limits a permission to an institution. */
export const conditionAt = (institution: string): string => `${CONDITION}${institution}`;

/** The institution to which a condition limits a permission; `null` for any other condition. */
export const institutionOfCondition = (uid: string): string | null =>
  uid.startsWith(CONDITION) ? uid.slice(CONDITION.length) : null;
