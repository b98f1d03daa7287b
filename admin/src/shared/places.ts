import {
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PLUGIN_ID,
} from '../../../server/src/contracts/uids';
import { searchOf } from './lists/listQueries';
import type { ListQuery } from './lists/listQueries';

export const PAGE_PATH = `/plugins/${PLUGIN_ID}`;

/**
 * The path of the bookings, which have their own menu entry. Not below `PAGE_PATH`: Strapi would
 * highlight both entries.
 */
export const BOOKINGS_PATH = `/plugins/${PLUGIN_ID}-bookings`;

export const ORDERS_PATH = `/content-manager/collection-types/${ORDER_UID}`;

/** The part of the maintenance screen that shows alerts. */
export const ALERTS_ANCHOR = 'alerts';

/** The list of what waits for a person, below the cards of the S-360 page. */
export const ATTENTION_ANCHOR = 'attention';

/** The card of an institution on the S-360 page. */
export const institutionAnchor = (institution: string): string => `institution-${institution}`;

type Filter = Partial<ListQuery<string>>;

export type ContactTab = 'sync' | 'purchases' | 'bookings' | 'consents' | 'history';

const withSearch = (path: string, filter: Filter): string => {
  const search = searchOf(filter);
  return search === '' ? path : `${path}?${search}`;
};

/** The addresses of the screens, for links between them. */
export const PLACES = {
  institutions: PAGE_PATH,
  /** The card of one institution, which says what is the matter. */
  institution: (code: string) => `${PAGE_PATH}#${institutionAnchor(code)}`,
  attention: `${PAGE_PATH}#${ATTENTION_ANCHOR}`,
  /** The contract check of an institution; with an id, the report of one check. */
  contractCheck: (institution: string, id?: number) => {
    const path = `${PAGE_PATH}/institutions/${encodeURIComponent(institution)}/check`;
    return id === undefined ? path : `${path}?check=${id}`;
  },
  /** The steps that set up an institution. */
  setup: (institution: string) =>
    `${PAGE_PATH}/institutions/${encodeURIComponent(institution)}/setup`,
  /** What an institution exchanges of a contact, and by which rules. */
  mapping: (institution: string) =>
    `${PAGE_PATH}/institutions/${encodeURIComponent(institution)}/mapping`,
  settingsList: `${PAGE_PATH}/settings`,
  newInstitution: `${PAGE_PATH}/settings/new`,
  settings: (institution: string) => `${PAGE_PATH}/settings/of/${encodeURIComponent(institution)}`,
  links: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/links`, filter),
  conflicts: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/conflicts`, filter),
  matchReviews: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/match-reviews`, filter),
  bulkJobs: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/bulk-jobs`, filter),
  bulkJob: (id: number) => `${PAGE_PATH}/bulk-jobs/${id}`,
  maintenance: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/maintenance`, filter),
  alerts: `${PAGE_PATH}/maintenance#${ALERTS_ANCHOR}`,
  erasures: `${PAGE_PATH}/erasures`,
  /** Where whoever has a number in S-360 is erased, also a person who is no contact. */
  erasureOf: (institution: string, number: string) =>
    withSearch(`${PAGE_PATH}/erasures`, { institution, further: { number } }),
  inactiveContacts: `${PAGE_PATH}/erasures/inactive`,
  /** One comparison of contacts with S-360. */
  comparison: (institution: string, id: number) =>
    `${PAGE_PATH}/institutions/${encodeURIComponent(institution)}/comparisons/${id}`,
  activity: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/activity`, filter),
  trends: ({ institution, range }: { institution?: string; range?: string } = {}) =>
    withSearch(`${PAGE_PATH}/trends`, {
      institution,
      ...(range !== undefined && { further: { range } }),
    }),
  call: (id: number) => `${PAGE_PATH}/calls/${id}`,
  delivery: (id: number) => `${PAGE_PATH}/deliveries/${id}`,
  bookings: (filter: Filter = {}) => withSearch(BOOKINGS_PATH, filter),
  booking: (documentId: string) => `${BOOKINGS_PATH}/${encodeURIComponent(documentId)}`,
  /** The composer, empty or with the contact chosen. */
  newBooking: (contactDocumentId?: string) =>
    contactDocumentId === undefined
      ? `${BOOKINGS_PATH}/new`
      : `${BOOKINGS_PATH}/new?contact=${encodeURIComponent(contactDocumentId)}`,
  composeBooking: (documentId: string) =>
    `${BOOKINGS_PATH}/${encodeURIComponent(documentId)}/compose`,
  quarantinedItems: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/quarantined-items`, filter),
  /** What S-360 sent of one contact number and could not be applied. */
  quarantinedContact: (institution: string, number: string) =>
    PLACES.quarantinedItems({ institution, stream: 'contacts', q: number }),
  contact: (documentId: string) =>
    `/content-manager/collection-types/${CONTACT_UID}/${encodeURIComponent(documentId)}`,
  /** A tab of the contact's page: what its form has no place for. */
  contactPage: (documentId: string, tab: ContactTab = 'sync') =>
    `${PAGE_PATH}/contacts/${encodeURIComponent(documentId)}/${tab}`,
  contactHistory: (documentId: string, field: string | null): string =>
    withSearch(
      PLACES.contactPage(documentId, 'history'),
      field === null ? {} : { further: { field } },
    ),
  order: (documentId: string) => `${PAGE_PATH}/orders/${encodeURIComponent(documentId)}`,
  orderLine: (documentId: string) => `${PAGE_PATH}/order-lines/${encodeURIComponent(documentId)}`,
  /** An order in the Content Manager, with all its fields. */
  orderRecord: (documentId: string) => `${ORDERS_PATH}/${encodeURIComponent(documentId)}`,
  orderLineRecord: (documentId: string) =>
    `/content-manager/collection-types/${ORDER_LINE_UID}/${encodeURIComponent(documentId)}`,
};
