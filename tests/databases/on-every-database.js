/**
 * The integration tests that also run on PostgreSQL and MariaDB, because their result depends on the
 * database: races and locks of transactions, what several processes share, unique indexes, bulk
 * statements, search, sorting and paging, times and JSON. The others reach the database by the same
 * ways; with `DATABASE_CLIENT` they run on a server, too.
 */
module.exports = [
  'booking-list',
  'bookings-of-merged-contacts',
  'bookings-of-two-processes',
  'bulk-guard-of-filters',
  'changes-heard',
  'concurrent-deliveries',
  'contact-orders',
  'content-types',
  'deleted-and-duplicated',
  'due-work',
  'inactive-contacts',
  'lists-searched',
  'lost-races',
  'moved-to-another-strapi',
  'orders-interleaved',
  'orders-linked',
  'people-found',
  'person-erased',
  'retention',
  'room-for-updates',
  'same-people-at-once',
  'small-deliveries',
  'trends',
  'upgraded',
];
