/**
 * Makes Strapi's Content Manager respect the permissions of roles where it does not: in requested
 * sort orders and fields, and in the entries of relations.
 */
export { askOnlyWhatIsPermitted } from './permitted-queries';
export { showOnlyWhatIsPermitted } from './permitted-relations';
