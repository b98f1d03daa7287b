import { Divider, Flex, VisuallyHidden } from '@strapi/design-system';
import { Fragment } from 'react';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import type { Asking } from '../model/exchanges';
import { useText } from '../../../shared/words/useText';
import { InstitutionSection } from './InstitutionSection';
import { Line } from '../../../shared/components/Notice';
import type { SyncRequests } from '../queries/syncRequests';

interface SyncOverviewProps {
  documentId: string;
  statuses: readonly ContactSyncStatus[];
  asking: Asking;
  mayEditConsents: boolean;
  requests: SyncRequests;
}

/** The contact at each institution. Screen readers announce changes of state. */
export function SyncOverview({ statuses, ...rest }: SyncOverviewProps) {
  const text = useText();
  if (statuses.length === 0) {
    return <Line muted>{text('panel.noInstitutions')}</Line>;
  }
  const withConsents = statuses.filter(({ consents }) => consents.length > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Announcement statuses={statuses} />
      {statuses.map((status, index) => (
        <Fragment key={status.institution.code}>
          {index > 0 && <Divider />}
          <InstitutionSection
            {...rest}
            status={status}
            consentsInitiallyOpen={withConsents.length === 1}
          />
        </Fragment>
      ))}
    </Flex>
  );
}

function Announcement({ statuses }: Pick<SyncOverviewProps, 'statuses'>) {
  const text = useText();
  return (
    <VisuallyHidden aria-live="polite">
      {statuses.map(({ institution, state }) => (
        <p key={institution.code}>
          {text('panel.announcement', {
            institution: institution.name,
            state: text(`state.${state}`),
          })}
        </p>
      ))}
    </VisuallyHidden>
  );
}
