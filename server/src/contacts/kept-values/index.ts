/** Values that a contact's links keep beyond the mapped fields. */

export { addressAsGiven } from './address-as-given';
export { contactKeptValues, type ContactKeptValues } from './contact-kept-values';
