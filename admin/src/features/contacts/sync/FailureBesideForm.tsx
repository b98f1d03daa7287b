import { Button, Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useSyncRequests } from '../queries/useSyncRequests';
import { WhatFailed } from './WhatFailed';

interface FailureBesideFormProps {
  documentId: string;
  status: ContactSyncStatus;
}

/** Why a contact failed at an institution, beside the form in which it can be corrected. */
export function FailureBesideForm({ documentId, status }: FailureBesideFormProps) {
  const text = useText();
  const { push } = useSyncRequests(documentId);
  const mayExchange = useAllowed('exchangeNow').at(status.institution.code);
  const { busy, run } = useBusy();
  return (
    <WhatFailed status={status}>
      <Flex gap={3} alignItems="center" wrap="wrap" paddingTop={1}>
        {mayExchange && (
          <Button
            size="S"
            variant="tertiary"
            aria-label={`${text('failures.retry')}: ${status.institution.name}`}
            loading={busy}
            onClick={() => void run(() => push(status))}
          >
            {text('failures.retry')}
          </Button>
        )}
        <Link tag={NavLink} to={PLACES.contactPage(documentId)}>
          {text('failure.toTab')}
        </Link>
      </Flex>
    </WhatFailed>
  );
}
