import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../server/src/contracts/uids';

/** A list and the filters that its screen offers, alone and combined. */
interface AskedList {
  name: string;
  path: string;
  filters: readonly string[];
  /** Nothing for a user of a single institution. */
  concernsAll?: true;
}

/** As many as a search has room for. */
const MANY_WORDS = Array.from({ length: 80 }, (_none, index) => `${index + 10}`).join(' ');

/** The contacts of one page of their list. */
const ONE_PAGE = Array.from({ length: 20 }, (_none, index) => `listed${index + 1}`).join(',');

/** The types whose lists are those of the Content Manager. */
export const LISTED_TYPES = [CONTACT_UID, ORDER_UID, ORDER_LINE_UID] as const;

const own = (path: string, filters: readonly string[] = ['']): AskedList => ({
  name: path,
  path: `/s360/${path}`,
  filters,
});

const ofType = (
  uid: (typeof LISTED_TYPES)[number],
  name: string,
  filters: readonly string[],
): AskedList => ({
  name,
  path: `/content-manager/collection-types/${uid}`,
  filters: filters.map((filter) => `page=1&pageSize=20&${filter}`),
});

/** The states that wait for something. */
const STATES = ['failed', 'pending', 'notSent', 'conflict', 'inDoubt', 'harmed'];

const NEWEST_CONTACTS = 'sort=updatedAt:DESC';
const NEWEST_ORDERS = 'sort=creationDateTime:DESC';

const inState = (state: string): string =>
  `${NEWEST_CONTACTS}&segment[0][kind]=state&segment[0][is]=${state}`;

export const LISTS: readonly AskedList[] = [
  own('activity', [
    '',
    'institution=myvenue',
    'direction=in',
    'direction=out',
    'outcome=ok',
    'outcome=failed',
    'outcome=partly',
    'outcome=open',
    'stream=orders',
    'institution=myvenue&outcome=failed',
    'institution=myvenue&outcome=partly&stream=contacts',
    'contact=listed77',
    'number=1000077',
    'q=rossi anna',
    'q=1000077',
    `q=${MANY_WORDS}`,
    'from=2020-01-01&until=2100-01-01',
  ]),
  own(
    'links',
    ['', 'institution=myvenue', 'q=rossi anna', 'q=1000077', `q=${MANY_WORDS}`].concat(
      [...STATES, 'inSync'].flatMap((state) => [
        `state=${state}`,
        `state=${state}&institution=myvenue`,
      ]),
      'state=failed&q=rossi',
    ),
  ),
  own('quarantined-items', [
    '',
    'institution=myvenue',
    'stream=orders',
    'reason=typeUnknown',
    'institution=myvenue&reason=typeUnknown&stream=contacts',
    'q=rossi anna',
    'q=1000077',
    `q=${MANY_WORDS}`,
  ]),
  own('quarantined-items/causes', ['', 'institution=myvenue']),
  own('quarantined-items/report', ['', 'institution=myvenue&reason=typeUnknown']),
  own(
    'conflicts',
    ['', 'open=true', 'decided=automatic', 'decided=person'].flatMap((which) => [
      which,
      `${which}&institution=myvenue`,
      `${which}&field=town`,
      `${which}&field=town&institution=myvenue`,
      `${which}&q=rossi anna`,
      `${which}&contact=listed77`,
    ]),
  ),
  own('match-reviews', [
    '',
    'state=open',
    'institution=myvenue&state=open&kind=match',
    'q=rossi anna',
    'q=9000077',
  ]),
  own('failures', ['', 'institution=myvenue']),
  own('institutions'),
  own('attention'),
  { ...own('alerts'), concernsAll: true },
  own('bookings', [
    '',
    'institution=myvenue',
    'state=failed',
    'institution=myvenue&state=failed',
    'q=rossi anna',
    'q=B-77',
    'contact=listed77',
  ]),
  own('bookings/expiring'),
  own('bookings/contacts', ['institution=myvenue&q=rossi anna', 'institution=myvenue&q=1000077']),
  own('bulk-jobs', ['', 'state=failed', 'institution=myvenue']),
  own('institutions/myvenue/calls'),
  own('institutions/myvenue/excluded-items'),
  own('institutions/myvenue/drift-checks'),
  own('institutions/myvenue/contract-checks'),
  own('institutions/myvenue/sending/findings'),
  own('segments'),
  own('segments/choices'),
  own('contacts/listed77/history', ['', 'field=town', 'institution=myvenue']),
  ...['conflicts', 'fields', 'kept-values', 'sync', 'orders', 'overridden-edits'].map((part) =>
    own(`contacts/listed77/${part}`),
  ),
  own('contacts/records', [`contacts=${ONE_PAGE}`]),
  { ...own('erasures'), concernsAll: true },
  {
    ...own('erasures/deleted-contacts', ['search=rossi anna', 'search=1000077']),
    concernsAll: true,
  },
  { ...own('inactive-contacts'), concernsAll: true },
  ofType(CONTACT_UID, 'contacts', [
    NEWEST_CONTACTS,
    `${NEWEST_CONTACTS}&_q=rossi anna`,
    `${NEWEST_CONTACTS}&_q=1000077`,
    `${NEWEST_CONTACTS}&_q=nobody at all`,
    ...[...STATES, 'notLinked'].flatMap((state) => [
      inState(state),
      `${inState(state)}&segment[0][institution]=myvenue`,
    ]),
    `${NEWEST_CONTACTS}&segment[0][kind]=number&segment[0][start]=10000`,
  ]),
  ofType(ORDER_UID, 'orders', [
    NEWEST_ORDERS,
    `${NEWEST_ORDERS}&filters[$and][0][institution][$eq]=myvenue`,
    `${NEWEST_ORDERS}&filters[$and][0][orderId][$eq]=123456`,
  ]),
  ofType(ORDER_LINE_UID, 'order-lines', ['sort=id:DESC']),
];
