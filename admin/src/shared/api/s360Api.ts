import { adminApi } from '@strapi/strapi/admin';

/** Strapi's own API slice, extended by the cache tags of the plugin's endpoints. */
export const s360Api = adminApi.enhanceEndpoints({
  addTagTypes: [
    'S360ContactSync',
    'S360Alerts',
    'S360Attention',
    'S360Institutions',
    'S360InstitutionSettings',
    'S360Links',
    'S360Mapping',
    'S360Deliveries',
    'S360QuarantinedItems',
    'S360Failures',
    'S360Calls',
    'S360BulkJobs',
    'S360DriftChecks',
    'S360Rebuild',
    'S360MatchReviews',
    'S360History',
    'S360Orders',
    'S360Segments',
    'S360Bookings',
    'S360Booking',
    'S360Catalogs',
    'S360ContractChecks',
    'S360Erasures',
    'S360InactiveContacts',
    // The Content Manager's own tag for the records in its forms.
    'Document',
  ],
});
