import type { ReactNode } from 'react';
import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { ContactSyncStatus, WaitingReason } from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';
import { failureKind } from '../model/failureKinds';
import { message } from '../../../translations/message';
import { FailureWords } from '../FailureWords';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Moment } from '../../../shared/time/Moment';
import { Line, Notice } from '../../../shared/components/Notice';

/** Why the link is in its state, where the state's name does not say everything. */
export function StateExplanation({ status }: { status: ContactSyncStatus }) {
  const { formatMessage } = useIntl();
  return (
    <>
      {stateExplanation(status)}
      <LostValues fields={status.lostFields} />
      <WhatFailed status={status} />
      {status.waiting && <Waiting reason={status.waiting} />}
      {status.needsPull && status.waiting?.kind !== 'heldPull' && (
        <Line muted>{formatMessage(message('explain.needsPull'))}</Line>
      )}
    </>
  );
}

function stateExplanation(status: ContactSyncStatus): ReactNode {
  switch (status.state) {
    case 'notLinked':
    case 'sending':
    case 'unlinked':
      return <PlainExplanation state={status.state} />;
    case 'pending':
      return <WhatIsPending status={status} />;
    case 'harmed':
    case 'conflict':
      return <WhatGoesOn status={status} />;
    case 'failed':
    case 'inSync':
    case 'inDoubt':
      return null;
  }
}

function WhatFailed({ status }: { status: ContactSyncStatus }): ReactNode {
  const { formatMessage } = useIntl();
  const { failure, institution } = status;
  if (failure === null) return null;
  switch (failureKind(status)) {
    case 'matchReviewFirst':
      return <MatchReviewFirst institution={institution.code} />;
    case 'refused':
      return (
        <Notice tone="danger" title={formatMessage(message('failure.title'))}>
          <FailureWords failure={failure} />
          <Line>{formatMessage(message('failure.advice'))}</Line>
        </Notice>
      );
    case 'notRead':
      return (
        <Notice tone="warning" title={formatMessage(message('failure.notRead.title'))}>
          <FailureWords failure={failure} />
        </Notice>
      );
    case 'lastAttempt':
      return <FailureWords failure={failure} />;
    case null:
      return null;
  }
}

/** A save cleared values in S-360 that nobody has restored since. */
function LostValues({ fields }: { fields: readonly string[] }) {
  const { formatMessage } = useIntl();
  if (fields.length === 0) return null;
  return (
    <Notice tone="danger" title={formatMessage(message('lost.title'))}>
      <Line>{formatMessage(message('lost.body'), { fields: <FieldNames fields={fields} /> })}</Line>
      <Link tag={NavLink} to={PLACES.institutions}>
        {formatMessage(message('lost.link'))}
      </Link>
    </Notice>
  );
}

/** Decisions for a person are shown below; this shows what continues in the meantime. */
function WhatGoesOn({ status }: { status: ContactSyncStatus }) {
  switch (status.outgoing) {
    case 'pending':
      return <WhatIsPending status={status} />;
    case 'sending':
      return <PlainExplanation state="sending" />;
    case null:
      return null;
  }
}

function PlainExplanation({ state }: { state: 'notLinked' | 'sending' | 'unlinked' }) {
  const { formatMessage } = useIntl();
  return <Line muted>{formatMessage(message(`explain.${state}`))}</Line>;
}

function WhatIsPending({ status }: { status: ContactSyncStatus }) {
  const { formatMessage } = useIntl();
  const { contactNumber, pendingFields } = status;
  // Without a number everything will be sent, so naming the fields would say nothing.
  if (contactNumber === null) {
    return <Line>{formatMessage(message('explain.pendingCreate'))}</Line>;
  }
  if (pendingFields.length === 0) {
    return <Line>{formatMessage(message('explain.pendingOther'))}</Line>;
  }
  const fields = <FieldNames fields={pendingFields} />;
  return <Line>{formatMessage(message('explain.pendingFields'), { fields })}</Line>;
}

function Waiting({ reason }: { reason: WaitingReason }) {
  const { formatMessage } = useIntl();
  switch (reason.kind) {
    case 'retry': {
      const when = <Moment at={reason.retryAt} tense="future" />;
      const text = formatMessage(message('waiting.retry'), { attempts: reason.attempts, when });
      return <Line muted>{text}</Line>;
    }
    case 'limit':
    case 'monthLimit':
    case 'closed': {
      const when = <Moment at={reason.closedUntil} tense="future" />;
      return <Line muted>{formatMessage(message(`waiting.${reason.kind}`), { when })}</Line>;
    }
    case 'pull': {
      if (reason.pullAt === null)
        return <Line muted>{formatMessage(message('waiting.pull.paused'))}</Line>;
      const when = <Moment at={reason.pullAt} tense="future" />;
      return <Line muted>{formatMessage(message('waiting.pull'), { when })}</Line>;
    }
    case 'notStarted':
    case 'stopped':
      return <NotSent kind={reason.kind} />;
    case 'proving':
    case 'paused':
    case 'mapping':
      return <Line muted>{formatMessage(message(`waiting.${reason.kind}`))}</Line>;
    case 'bulkJob': {
      const text = formatMessage(message(`waiting.bulkJob.${reason.bulkJobState}`), {
        id: reason.bulkJobId,
      });
      return <Line>{text}</Line>;
    }
    case 'heldPull': {
      const text = formatMessage(message('waiting.heldPull'), { id: reason.bulkJobId });
      return <Line>{text}</Line>;
    }
    case 'otherSystem':
      return <OtherSystem reason={reason} />;
  }
}

/** Nothing is sent to the institution. The plugin's page says why, and what to do. */
function NotSent({ kind }: { kind: 'notStarted' | 'stopped' }) {
  const { formatMessage } = useIntl();
  return (
    <Notice tone="warning" title={formatMessage(message(`waiting.${kind}.title`))}>
      <Line>{formatMessage(message(`waiting.${kind}.body`))}</Line>
      <Link tag={NavLink} to={PLACES.institutions}>
        {formatMessage(message('waiting.toInstitutions'))}
      </Link>
    </Notice>
  );
}

function OtherSystem({ reason }: { reason: Extract<WaitingReason, { kind: 'otherSystem' }> }) {
  const { formatMessage } = useIntl();
  const linked = { url: reason.linkedBaseUrl };
  const configured = { url: reason.configuredBaseUrl };
  return (
    <Notice tone="warning" title={formatMessage(message('waiting.otherSystem.title'))}>
      <Line>{formatMessage(message('waiting.otherSystem.body'))}</Line>
      <Line muted>{formatMessage(message('waiting.otherSystem.linked'), linked)}</Line>
      <Line muted>{formatMessage(message('waiting.otherSystem.configured'), configured)}</Line>
    </Notice>
  );
}

/** S-360 did not refuse the contact, but sending it now might create a duplicate. */
function MatchReviewFirst({ institution }: { institution: string }) {
  const { formatMessage } = useIntl();
  return (
    <Notice tone="warning" title={formatMessage(message('failure.matchReviewFirst.title'))}>
      <Line>{formatMessage(message('failure.matchReviewFirst.body'))}</Line>
      <Link tag={NavLink} to={PLACES.matchReviews({ institution })}>
        {formatMessage(message('failure.matchReviewFirst.link'))}
      </Link>
    </Notice>
  );
}
