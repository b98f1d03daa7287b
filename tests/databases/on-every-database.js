/**
 * The integration tests that also run on PostgreSQL and MariaDB, because their result depends on the
 * database: races and locks of transactions, what several processes share, unique indexes, bulk
 * statements, search, sorting and paging, times and JSON. The others reach the database by the same
 * ways; with `DATABASE_CLIENT` they run on a server, too.
 */
module.exports = [
  'app/changes-heard',
  'app/content-types',
  'app/transfer/moved-to-another-strapi',
  'app/upgraded',
  'bookings/booking-list',
  'bookings/bookings-of-merged-contacts',
  'bookings/bookings-of-two-processes',
  'bulk-jobs/bulk-guard-of-filters',
  'contacts/deliveries/concurrent-deliveries',
  'contacts/deliveries/deleted-and-duplicated',
  'contacts/edits/lost-races',
  'contacts/panel/people-found',
  'identity/same-people-at-once',
  'inbox/room-for-updates',
  'inbox/small-deliveries',
  'inbox/statement-limit',
  'kernel/lists-searched',
  'kernel/statements-not-logged',
  'orders/contact-orders',
  'orders/orders-interleaved',
  'orders/orders-linked',
  'overview/trends',
  'privacy/inactive-contacts',
  'privacy/merged-person-erased',
  'privacy/person-erased',
  'privacy/retention',
  'privacy/taken-back-erased',
  'sending/due-work',
];
