/** Actions of the admin panel's roles, as Strapi's permission engine names them. */
export const PERMISSION_ACTIONS = {
  /** See numbers, sync states, last exchanges and consents of a contact. */
  readSync: 'plugin::s360.sync.read',
  /** See what S-360 shows of a contact beside its fields: a disability, criteria, a login … */
  readKeptValues: 'plugin::s360.kept-values.read',
  /** Ask for a push or a pull now, and decide creates that are in doubt. Costs calls. */
  exchangeNow: 'plugin::s360.sync.exchange',
  /** See institutions, deliveries with their bodies, quarantined items and links on the S-360 page. */
  readOverview: 'plugin::s360.overview.read',
  /** Have quarantined items processed again. */
  replayItems: 'plugin::s360.items.replay',
  /** Change a contact's consents, which S-360 then receives. */
  editConsents: 'plugin::s360.consents.edit',
  /** Decide conflicts, also the other way afterwards. */
  decideConflicts: 'plugin::s360.conflicts.decide',
  /** Decide which contact an unknown number is, and merge two contacts into one. */
  decideMatches: 'plugin::s360.matches.decide',
  /** Import contacts from a file, push many to an institution, approve or undo such bulk jobs. */
  runBulkJobs: 'plugin::s360.bulk-jobs.run',
  /** Export lists of contacts and orders as files. Personal data leaves Strapi by it. */
  exportLists: 'plugin::s360.lists.export',
  /** Ask who bought, spent, reserved and consented to what, in the contact list. */
  useSegments: 'plugin::s360.segments.use',
  /** Retry what failed, pause and resume an institution, check for drift. */
  steerSync: 'plugin::s360.sync.steer',
  /**
   * Start sending to an institution without a passed check, or again after it was stopped, and
   * restore what S-360 lost.
   */
  startSending: 'plugin::s360.sending.start',
  /** Check S-360 by reading, and see what checks found. Costs calls. */
  checkContract: 'plugin::s360.contract.check',
  /** Let such a check write, too: to a test contact, a new one, a reservation that is given back. */
  checkContractByWriting: 'plugin::s360.contract.write',
  /** See bookings, the catalog and how many places are left. */
  readBookings: 'plugin::s360.bookings.read',
  /** Compose, change, duplicate and discard drafts; look for contacts to book for. */
  composeBookings: 'plugin::s360.bookings.compose',
  /** Create bookings in S-360, withdraw, close or give them up, decide those in doubt, write to the customer. */
  submitBookings: 'plugin::s360.bookings.submit',
  /** Release reservations and options, and turn them into sales. */
  releaseBookings: 'plugin::s360.bookings.release',
} as const;

export type PermissionAction = (typeof PERMISSION_ACTIONS)[keyof typeof PERMISSION_ACTIONS];
