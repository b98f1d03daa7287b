import { useCallback } from 'react';
import { Flex, Link, Button, Box } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { NotLoaded, RefreshFailed } from '../../../shared/components/LoadStates';
import { Line } from '../../../shared/components/Line';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Notice } from '../../../shared/components/Notice';
import { useContactSync } from '../queries/useContactSync';
import { useFormFreshness } from '../queries/useFormFreshness';
import { StateBadge } from '../StateBadge';
import { useSyncRequests } from '../queries/useSyncRequests';
import { lastReceivedOf, OverriddenEdits } from './OverriddenEdits';
import { StateAnnouncement } from './StateAnnouncement';
import { WhatFailed } from './WhatFailed';

/** Warns that the form with the user's unsaved edits is older than the record. */
function StaleFormNotice({
  changedFields,
  onReload,
}: {
  changedFields: readonly string[];
  onReload: () => Promise<boolean>;
}) {
  const text = useText();
  const fields = <FieldNames fields={changedFields} />;
  return (
    <Notice tone="secondary" title={text('stale.title')}>
      <Line>{text('stale.body', { fields })}</Line>
      <Box paddingTop={1}>
        <DecisionDialog
          texts={{
            title: text('stale.discard.title'),
            effect: text('stale.discard.body'),
            confirmLabel: text('stale.discard.confirm'),
          }}
          onConfirm={onReload}
          trigger={
            <Button size="S" variant="tertiary">
              {text('stale.reload')}
            </Button>
          }
        />
      </Box>
    </Notice>
  );
}

interface FailureBesideFormProps {
  documentId: string;
  status: ContactSyncStatus;
}

/** Why a contact failed at an institution, beside the form in which it can be corrected. */
function FailureBesideForm({ documentId, status }: FailureBesideFormProps) {
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

interface SyncBesideFormProps {
  documentId: string;
  /** When the record last changed, according to the Content Manager's form. */
  recordUpdatedAt: string;
}

/** A contact's state at each institution, beside the form, which must not stay behind the record. */
export function SyncBesideForm(props: SyncBesideFormProps) {
  const { documentId, recordUpdatedAt } = props;
  const { statuses, error, readAt, refetch } = useContactSync(documentId, recordUpdatedAt);
  if (!statuses) return <NotLoaded error={error} onRetry={refetch} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <StateAnnouncement statuses={statuses} />
      <States documentId={documentId} statuses={statuses} />
      {error && readAt !== undefined && (
        <RefreshFailed readAt={readAt} error={error} onRetry={refetch} />
      )}
      <FormFreshness {...props} statuses={statuses} />
      <OverriddenEdits documentId={documentId} readAt={lastChangeOf(props, statuses)} />
    </Flex>
  );
}

/** Changes whenever edits may have been overridden: after a save, or after a receipt from S-360. */
const lastChangeOf = (
  { recordUpdatedAt }: SyncBesideFormProps,
  statuses: readonly ContactSyncStatus[],
): string => [recordUpdatedAt, lastReceivedOf(statuses)].join();

interface StatesProps {
  documentId: string;
  statuses: readonly ContactSyncStatus[];
}

function States({ documentId, statuses }: StatesProps) {
  const text = useText();
  if (statuses.length === 0) {
    return <Line muted>{text('panel.noInstitutions')}</Line>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {statuses.map((status) => (
        <Flex
          tag="li"
          key={status.institution.code}
          direction="column"
          alignItems="stretch"
          gap={2}
        >
          <State documentId={documentId} status={status} />
          <FailureBesideForm documentId={documentId} status={status} />
        </Flex>
      ))}
    </Flex>
  );
}

function State({ documentId, status }: { documentId: string; status: ContactSyncStatus }) {
  const { contactNumber, institution } = status;
  return (
    <Flex justifyContent="space-between" gap={2} wrap="wrap">
      <Link tag={NavLink} to={PLACES.contactPage(documentId)}>
        {contactNumber === null ? institution.name : `${institution.name} ${contactNumber}`}
      </Link>
      <StateBadge state={status.state} />
    </Flex>
  );
}

/** Reloads a form without edits when it becomes stale, and warns in one with edits. */
function FormFreshness({
  documentId,
  recordUpdatedAt,
  statuses,
}: SyncBesideFormProps & { statuses: readonly ContactSyncStatus[] }) {
  // A form that is being saved still contains edits that must not be overwritten.
  const formModified = useForm('ContactSync', (form) => form.modified || form.isSubmitting);
  const form = { documentId, recordUpdatedAt, formModified };
  const { changedFields, reload } = useFormFreshness(form, statuses, useReportReloaded());
  if (!formModified || changedFields.length === 0) return null;
  return <StaleFormNotice changedFields={changedFields} onReload={reload} />;
}

function useReportReloaded() {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { listOf } = useFieldNames();
  return useCallback(
    (changedFields: string[]) => {
      const message = text('stale.reloaded', { fields: listOf(changedFields) });
      toggleNotification({ type: 'info', message });
    },
    [text, toggleNotification, listOf],
  );
}
