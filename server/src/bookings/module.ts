import { bookingTypes } from './content-types';
import { bookingSettings } from './message/section';
import { bookingEvent } from './models/booking-event';
import { bookingPersonalData } from './personal-data';
import { bookingRoutes } from './routes';

export const bookingModule = {
  contentTypes: bookingTypes,
  models: [bookingEvent],
  routes: bookingRoutes,
  settings: bookingSettings,
  personalData: bookingPersonalData,
};
