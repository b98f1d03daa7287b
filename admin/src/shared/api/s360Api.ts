import { adminApi } from '@strapi/strapi/admin';

/** Strapi's own API slice with what the plugin's endpoints read and make out of date. */
export const s360Api = adminApi.enhanceEndpoints({
  addTagTypes: [
    'S360ContactSync',
    'S360Institutions',
    'S360Links',
    'S360Deliveries',
    'S360QuarantinedItems',
    'S360Failures',
    'S360Calls',
    'S360BulkJobs',
    'S360MatchReviews',
    'S360History',
    'S360Orders',
    'S360Bookings',
    'S360Booking',
    'S360Catalogs',
    'S360ContractChecks',
    // The Content Manager's own tag for the records that its forms show.
    'Document',
  ],
});
