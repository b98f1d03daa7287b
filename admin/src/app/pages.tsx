import { Page } from '@strapi/strapi/admin';
import { lazily } from './lazily';

export const S360Page = lazily(
  () => import('./S360Page').then((file) => file.S360Page),
  <Page.Loading />,
);

export const BookingsPage = lazily(
  () => import('./BookingsPage').then((file) => file.BookingsPage),
  <Page.Loading />,
);
