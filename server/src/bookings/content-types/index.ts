import { withheld } from '../../kernel/content-types/withheld';
import booking from './booking';

/** The content types of this module. */
export const bookingTypes = {
  booking: withheld(booking),
};
