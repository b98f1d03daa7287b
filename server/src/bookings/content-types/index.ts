import { withholdAttributes } from '../../kernel/content-types/withheld';
import booking from './booking';

export const bookingTypes = {
  booking: withholdAttributes(booking),
};
