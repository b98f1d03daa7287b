import { VisuallyHidden } from '@strapi/design-system';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

/** Tells screen readers when a contact's state changes. */
export function StateAnnouncement({ statuses }: { statuses: readonly ContactSyncStatus[] }) {
  const text = useText();
  return (
    <VisuallyHidden aria-live="polite">
      {statuses.map((status) => (
        <p key={status.institution.code}>
          {text('panel.announcement', {
            institution: status.institution.name,
            state: text(`state.${status.state}`),
          })}
        </p>
      ))}
    </VisuallyHidden>
  );
}
