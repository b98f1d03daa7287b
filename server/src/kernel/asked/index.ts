/**
 * No part of a request is ignored silently: a dropped filter would return the whole list instead of
 * a short one. Strapi drops names that it does not know, and its query parser drops what exceeds
 * its limits.
 */
export { askedQuery, refuseUnreadable } from './asked-names';
export { checkFilters, fieldsOf } from './filters';
export { refuseHidden } from './refuse-hidden';
