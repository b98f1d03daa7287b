import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { PanelLoading } from './PanelLoading';
import type { SidePanel } from './sidePanel';

const SimilarToForm = lazily(
  () => import('../../features/contacts/similar/SimilarToForm').then((file) => file.SimilarToForm),
  <PanelLoading />,
);

export const SimilarContactsPanel: SidePanel = ({ document, model }) => {
  const text = useText();
  const isNew = model === CONTACT_UID && !document?.documentId;
  const mayRead = useAllowed('readSync').somewhere;
  if (!isNew || !mayRead) return null;
  return { title: text('similar.panel'), content: <SimilarToForm /> };
};
