import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { PLACES } from '../shared/places';
import { BookingsScreen } from '../features/bookings/list/BookingsScreen';
import { BookingScreen, ComposerScreen } from './screens';

const READING = [{ action: PERMISSION_ACTIONS.readBookings, subject: null }];
const COMPOSING = [{ action: PERMISSION_ACTIONS.composeBookings, subject: null }];

/** The bookings have their own menu entry, so that roles without the S-360 page can open them. */
export function BookingsPage() {
  return (
    <Page.Protect permissions={READING}>
      <Routes>
        <Route index element={<BookingsScreen />} />
        <Route path="new" element={<Composer />} />
        <Route path=":documentId/compose" element={<Composer />} />
        <Route path=":documentId" element={<BookingScreen />} />
        <Route path="*" element={<Navigate replace to={PLACES.bookings()} />} />
      </Routes>
    </Page.Protect>
  );
}

/** One element serves both addresses: a draft gets its own address while it is being composed. */
function Composer() {
  return (
    <Page.Protect permissions={COMPOSING}>
      <ComposerScreen />
    </Page.Protect>
  );
}
