/** Contacts and their S-360 records: the state badge of a link, and similar contacts. */

export { StateBadge } from './StateBadge';
export { TryAgain } from './links/TryAgain';
export { SimilarContacts } from './similar/SimilarContacts';
export { useSimilarContacts } from './similar/useSimilarContacts';
