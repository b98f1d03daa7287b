import type { ReactNode } from 'react';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { useAllowed } from '../shared/permissions/useAllowed';
import { PLACES } from '../shared/places';
import { useText } from '../shared/words/useText';
import type english from './translations/en.json';

/** The page of a record, for links from the Content Manager. */
interface RecordPage {
  label: keyof typeof english;
  place: (documentId: string) => string;
}

/** The pages of orders and order lines. */
export const ORDER_PAGES: ReadonlyMap<string, RecordPage> = new Map([
  [ORDER_UID, { label: 'orderPage.open', place: PLACES.order }],
  [ORDER_LINE_UID, { label: 'orderLinePage.open', place: PLACES.orderLine }],
]);

const PAGES: ReadonlyMap<string, RecordPage> = new Map([
  [CONTACT_UID, { label: 'contactPage.open', place: (id) => PLACES.contactPage(id) }],
  ...ORDER_PAGES,
]);

/** An entry of the menu in each row of a Content Manager list; it may use hooks. */
export interface RowAction {
  (row: { model: string; documentId?: string; document?: { institution?: string } }): {
    label: string;
    icon: ReactNode;
    position: 'table-row';
    onClick: () => void;
  } | null;
  /** Keeps Strapi from calling it in forms. */
  position: 'table-row';
}

const useOpenPage = ({ document, documentId, model }: Parameters<RowAction>[0]) => {
  const text = useText();
  const navigate = useNavigate();
  const allowed = useAllowed('readSync');
  const institution = document?.institution;
  // A contact belongs to no institution; its page shows the parts that the user may see.
  const mayRead = institution === undefined ? allowed.somewhere : allowed.at(institution);
  const page = PAGES.get(model);
  if (page === undefined || documentId === undefined || !mayRead) return null;
  return {
    label: text(page.label),
    icon: <ArrowsCounterClockwise aria-hidden />,
    position: 'table-row' as const,
    onClick: () => navigate(page.place(documentId)),
  };
};

/** Leads from a row of a list to the page of the contact, order or order line. */
export const openPage: RowAction = Object.assign(useOpenPage, { position: 'table-row' as const });
