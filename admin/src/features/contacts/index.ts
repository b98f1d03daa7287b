/** Contacts and their S-360 records: the state of a record in a word, and who is like whom. */

export { StateBadge } from './StateBadge';
export { SimilarContacts } from './similar/SimilarContacts';
export { useSimilarContacts } from './similar/useSimilarContacts';
