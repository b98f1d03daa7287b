/** What is kept of a contact on its links, beside the fields that are mapped. */

export { addressAsGiven } from './address-as-given';
export { contactKeptValues, type ContactKeptValues } from './contact-kept-values';
export { keptValues } from './kept-values';
