import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { lazily } from './lazily';

const S360Page = lazily(() => import('./S360Page').then((file) => file.S360Page), <Page.Loading />);

const ContactPage = lazily(
  () => import('./contact/ContactPage').then((file) => file.ContactPage),
  <Page.Loading />,
);

const OrderPage = lazily(
  () => import('./order/OrderPage').then((file) => file.OrderPage),
  <Page.Loading />,
);

const OrderLinePage = lazily(
  () => import('./order/OrderLinePage').then((file) => file.OrderLinePage),
  <Page.Loading />,
);

/** The pages of contacts and orders are open to roles that may not see the other screens. */
export function S360Pages() {
  return (
    <Routes>
      <Route path="contacts/:documentId/*" element={<ContactPage />} />
      <Route path="orders/:documentId" element={<OrderPage />} />
      <Route path="order-lines/:documentId" element={<OrderLinePage />} />
      <Route path="*" element={<S360Page />} />
    </Routes>
  );
}

export const BookingsPage = lazily(
  () => import('./BookingsPage').then((file) => file.BookingsPage),
  <Page.Loading />,
);
