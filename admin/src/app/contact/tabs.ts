import type { ContactTab } from '../../shared/places';

export interface ContactRights {
  mayReadSync: boolean;
  mayReadBookings: boolean;
}

const TABS: readonly ContactTab[] = ['sync', 'purchases', 'bookings', 'consents', 'history'];

/** The tabs of a contact's page that a user may open. */
export const tabsFor = ({ mayReadBookings, mayReadSync }: ContactRights): ContactTab[] =>
  TABS.filter((tab) => (tab === 'bookings' ? mayReadBookings : mayReadSync));
