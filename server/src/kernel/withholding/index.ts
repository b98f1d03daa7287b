/**
 * Holds Strapi's Content Manager to the permissions of roles where it forgets about them: in the order
 * and the fields that are asked for, and in the entries that a relation offers.
 */
export { askOnlyWhatIsPermitted } from './permitted-queries';
export { showOnlyWhatIsPermitted } from './permitted-relations';
