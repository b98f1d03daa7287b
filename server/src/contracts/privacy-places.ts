/** Words for the places in which something of a person may stand, shared by the screens and the command line. */

/** What operators call the tables in which something of a person may stand. */
const NAMES = {
  'plugin::s360.contact': 'privacy.place.contact',
  'plugin::s360.contact-link': 'privacy.place.links',
  'plugin::s360.consent': 'privacy.place.consents',
  's360::contact-history': 'privacy.place.history',
  's360::conflict': 'privacy.place.conflicts',
  's360::overridden-edit': 'privacy.place.conflicts',
  's360::match-review': 'privacy.place.matchReviews',
  's360::queued-pull': 'privacy.place.queue',
  'plugin::s360.order': 'privacy.place.orders',
  'plugin::s360.order-line': 'privacy.place.orderLines',
  's360::order-holder': 'privacy.place.holders',
  'plugin::s360.purchase-summary': 'privacy.place.purchases',
  'plugin::s360.booking': 'privacy.place.bookings',
  's360::booking-event': 'privacy.place.bookings',
  's360::queued-order': 'privacy.place.queue',
  's360::delivery': 'privacy.place.deliveries',
  's360::quarantined-item': 'privacy.place.quarantined',
  's360::excluded-item': 'privacy.place.excluded',
  's360::permit': 'privacy.place.calls',
  's360::read-back': 'privacy.place.readBacks',
  's360::contract-check': 'privacy.place.checks',
  's360::bulk-job': 'privacy.place.files',
  's360::drift-check': 'privacy.place.comparisons',
  's360::attention-mark': 'privacy.place.notes',
  's360::saved-segment': 'privacy.place.segments',
  's360::alert': 'privacy.place.alerts',
  's360::inactive-contact': 'privacy.place.inactive',
} as const satisfies Readonly<Record<string, string>>;

/** The key of a text. */
export type PlaceName = (typeof NAMES)[keyof typeof NAMES];

const isNamed = (uid: string): uid is keyof typeof NAMES => Object.hasOwn(NAMES, uid);

/** `null` for a table that operators have no word for. */
export const placeName = (uid: string): PlaceName | null => (isNamed(uid) ? NAMES[uid] : null);
