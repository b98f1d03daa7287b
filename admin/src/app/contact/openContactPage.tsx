import type { ReactNode } from 'react';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** An entry of the menu in each row of a Content Manager list; it may use hooks. */
export interface RowAction {
  (row: { model: string; documentId?: string }): {
    label: string;
    icon: ReactNode;
    position: 'table-row';
    onClick: () => void;
  } | null;
  /** Keeps Strapi from calling it in forms. */
  position: 'table-row';
}

const useOpenContactPage = ({ documentId, model }: Parameters<RowAction>[0]) => {
  const text = useText();
  const navigate = useNavigate();
  const mayRead = useAuth('OpenContactPage', ({ permissions }) =>
    permissions.some(({ action }) => action === PERMISSION_ACTIONS.readSync),
  );
  if (model !== CONTACT_UID || documentId === undefined || !mayRead) return null;
  return {
    label: text('contactPage.open'),
    icon: <ArrowsCounterClockwise aria-hidden />,
    position: 'table-row' as const,
    onClick: () => navigate(PLACES.contactPage(documentId)),
  };
};

/** Leads from a row of the contact list to the contact's page. */
export const openContactPage: RowAction = Object.assign(useOpenContactPage, {
  position: 'table-row' as const,
});
