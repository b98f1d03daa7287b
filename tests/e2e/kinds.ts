import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../server/src/contracts';
import { PLACES } from '../../admin/src/shared/places';

const CODE = 'myvenue';
const RECORD = 'a'.repeat(24);

/** One address of each of the plugin's screens; the compiler demands each of a new one. */
export const SCREENS: Record<keyof typeof PLACES, string> = {
  institutions: PLACES.institutions,
  institution: PLACES.institution(CODE),
  attention: PLACES.attention,
  contractCheck: PLACES.contractCheck(CODE),
  setup: PLACES.setup(CODE),
  mapping: PLACES.mapping(CODE),
  settingsList: PLACES.settingsList,
  newInstitution: PLACES.newInstitution,
  settings: PLACES.settings(CODE),
  links: PLACES.links(),
  conflicts: PLACES.conflicts(),
  matchReviews: PLACES.matchReviews(),
  bulkJobs: PLACES.bulkJobs(),
  bulkJob: PLACES.bulkJob(1),
  maintenance: PLACES.maintenance(),
  alerts: PLACES.alerts,
  erasures: PLACES.erasures,
  erasureOf: PLACES.erasureOf(CODE, '1'),
  inactiveContacts: PLACES.inactiveContacts,
  comparison: PLACES.comparison(CODE, 1),
  activity: PLACES.activity(),
  trends: PLACES.trends(),
  call: PLACES.call(1),
  delivery: PLACES.delivery(1),
  bookings: PLACES.bookings(),
  booking: PLACES.booking(RECORD),
  newBooking: PLACES.newBooking(),
  composeBooking: PLACES.composeBooking(RECORD),
  quarantinedItems: PLACES.quarantinedItems(),
  quarantinedContact: PLACES.quarantinedContact(CODE, '1'),
  contact: PLACES.contact(RECORD),
  contactPage: PLACES.contactPage(RECORD),
  contactHistory: PLACES.contactHistory(RECORD, null),
  order: PLACES.order(RECORD),
  orderLine: PLACES.orderLine(RECORD),
  orderRecord: PLACES.orderRecord(RECORD),
  orderLineRecord: PLACES.orderLineRecord(RECORD),
};

const LISTS = [CONTACT_UID, ORDER_UID, ORDER_LINE_UID];

/** An address without what it shows of its screen. */
export const placeOf = (address: string): string =>
  (address.split(/[?#]/)[0] ?? '').replaceAll(/\/[a-z0-9]{24}(?=\/|$)|\/\d+(?=\/|$)/g, '/:id');

/** The same for all institutions, and with the first tab of a contact for all others. */
const kindOf = (address: string): string =>
  placeOf(address).replace(/\/(institutions|settings\/of)\/[^/]+/, '/$1/:code');

const KINDS = new Set(
  [
    '',
    ...LISTS.map((uid) => `/content-manager/collection-types/${uid}`),
    ...Object.values(SCREENS),
    PLACES.contactPage(RECORD, 'purchases'),
    PLACES.contactPage(RECORD, 'bookings'),
    PLACES.contactPage(RECORD, 'consents'),
  ].map((path) => kindOf(`/admin${path}`)),
);

/** The kinds of screens that are not among the addresses, except those of the given paths. */
export function kindsNotAmong(
  addresses: readonly string[],
  withheld: readonly string[] = [],
): string[] {
  const known = new Set([...addresses, ...withheld.map((path) => `/admin${path}`)].map(kindOf));
  return [...KINDS].filter((kind) => !known.has(kind));
}
