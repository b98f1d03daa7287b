import { Page } from '@strapi/strapi/admin';
import { lazily } from './lazily';

/** The plugin's page in the menu. */
export const S360Page = lazily(
  () => import('./S360Page').then((file) => file.S360Page),
  <Page.Loading />,
);

/** The bookings' page in the menu. */
export const BookingsPage = lazily(
  () => import('./BookingsPage').then((file) => file.BookingsPage),
  <Page.Loading />,
);
