import { bookingTypes } from '../bookings';
import { contactTypes } from '../contacts';
import { institutionTypes } from '../institutions';
import { orderTypes } from '../orders';

/** The content types of all modules. */
export const contentTypes = {
  ...contactTypes,
  ...orderTypes,
  ...bookingTypes,
  ...institutionTypes,
};
