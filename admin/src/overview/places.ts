import { CONTACT_UID, ORDER_UID, PLUGIN_ID } from '../../../server/src/contracts';
import { searchOf } from './listQueries';
import type { ListQuery } from './listQueries';

/** Where the plugin's page stands in the admin panel. */
export const PAGE_PATH = `/plugins/${PLUGIN_ID}`;

type Filter = Partial<ListQuery<string>>;

const withSearch = (path: string, filter: Filter): string => {
  const search = searchOf(filter);
  return search === '' ? path : `${path}?${search}`;
};

/** Addresses of the screens, for links between them. */
export const PLACES = {
  institutions: PAGE_PATH,
  links: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/links`, filter),
  questions: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/questions`, filter),
  loads: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/loads`, filter),
  deliveries: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/deliveries`, filter),
  delivery: (id: number) => `${PAGE_PATH}/deliveries/${id}`,
  quarantinedItems: (filter: Filter = {}) => withSearch(`${PAGE_PATH}/quarantined-items`, filter),
  /** The form of a contact in the Content Manager. */
  contact: (documentId: string) =>
    `/content-manager/collection-types/${CONTACT_UID}/${encodeURIComponent(documentId)}`,
  /** The form of an order in the Content Manager. */
  order: (documentId: string) =>
    `/content-manager/collection-types/${ORDER_UID}/${encodeURIComponent(documentId)}`,
};
