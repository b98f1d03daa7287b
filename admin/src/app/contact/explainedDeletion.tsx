import type { ReactNode } from 'react';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { lazily } from '../lazily';

const DeletionEffect = lazily(() => import('./DeletionEffect').then((file) => file.DeletionEffect));

/** An action on a document of the Content Manager, as far as it is used here; it may use hooks. */
export interface DocumentAction {
  (document: { model: string }): { dialog?: { content?: ReactNode } } | null;
  type?: string;
}

/** Strapi's question before a contact is deleted also says what becomes of its S-360 records. */
export function withExplainedDeletion(action: DocumentAction): DocumentAction {
  if (action.type !== 'delete') return action;
  const useExplained: DocumentAction = (document) => {
    const described = action(document);
    if (document.model !== CONTACT_UID || !described?.dialog) return described;
    const { dialog } = described;
    const content = (
      <>
        {dialog.content}
        <DeletionEffect />
      </>
    );
    return { ...described, dialog: { ...dialog, content } };
  };
  return Object.assign(useExplained, action);
}
