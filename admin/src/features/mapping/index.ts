/** What an institution exchanges of a contact: a link to its fields and rules. */

export { MappingLink } from './MappingLink';
