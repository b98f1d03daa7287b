import { bookingTypes } from '../bookings';
import { contactTypes } from '../contacts';
import { institutionTypes } from '../institutions';
import { orderTypes } from '../orders';

export const contentTypes = {
  ...contactTypes,
  ...orderTypes,
  ...bookingTypes,
  ...institutionTypes,
};
