import type { AlertTexts } from './alert-texts';

export const en: AlertTexts = {
  raised: 'needs attention',
  ended: 'well again',
  since: 'since',
  allInstitutions: 'All institutions',
  page: 'What to do stands on the S-360 page',
  actors: {
    operator: 'To be cured by operators.',
    s360: 'To be cured by S-360’s team.',
    integrator: 'To be cured by the integrator.',
  },
  kinds: {
    alarm: 'Alarm about the exchange with S-360',
    refusedCredentials: 'Calls of the webhook with wrong credentials',
    harmed: 'Contacts whose values were lost in S-360',
    failedPush: 'Contacts that could not be sent',
    failedPull: 'Contacts that could not be read from S-360',
    failedOrderPull: 'Orders that could not be read from S-360',
    unconfirmedCreate: 'Contacts whose creation in S-360 is unconfirmed',
    unconfirmedBooking: 'Bookings whose creation in S-360 is unconfirmed',
    failedBooking: 'Bookings that S-360 refused',
    differingBooking: 'Bookings that S-360 created differently',
    openBooking: 'Bookings to close',
    expiringHold: 'Reservations and options that expire within a week',
    conflict: 'Contacts changed differently here and in S-360',
    matchReview: 'Persons or companies to recognize',
    itemNotImported: 'Items not imported',
    bulkJobToApprove: 'Bulk jobs to approve',
    failedBulkJob: 'Failed bulk jobs',
  },
};
