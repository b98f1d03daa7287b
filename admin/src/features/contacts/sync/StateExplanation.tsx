import type { ReactNode } from 'react';
import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type {
  ContactSyncStatus,
  SyncFailure,
  WaitingReason,
} from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';
import type { MessageKey } from '../../../translations/message';
import { useText } from '../../../shared/words/useText';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { WhatFailed } from './WhatFailed';

interface ExplanationProps {
  documentId: string;
  status: ContactSyncStatus;
}

/** Why the link is in its state, where the state's name does not say everything. */
export function StateExplanation({ documentId, status }: ExplanationProps) {
  const text = useText();
  return (
    <>
      {stateExplanation(status)}
      <LostValues fields={status.lostFields} />
      <WhatFailed
        status={status}
        edit={
          <Link tag={NavLink} to={PLACES.contact(documentId)}>
            {text('failure.edit')}
          </Link>
        }
      />
      {status.waiting && <Waiting reason={status.waiting} />}
      {status.needsPull && status.waiting?.kind !== 'heldPull' && (
        <Line muted>{text('explain.needsPull')}</Line>
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
    case 'ended':
      return <Ended failure={status.failure} />;
    case 'pending':
    case 'notSent':
      return <WhatIsPending status={status} state={status.state} />;
    case 'harmed':
    case 'conflict':
      return <WhatGoesOn status={status} />;
    case 'failed':
    case 'inSync':
    case 'inDoubt':
      return null;
  }
}

/** S-360 no longer has the person: somebody decides what becomes of the contact here. */
function Ended({ failure }: { failure: SyncFailure | null }) {
  const text = useText();
  return (
    <Notice tone="warning" title={text('state.ended')}>
      {failure && <FailureWords failure={failure} />}
      <Line>{text('explain.ended')}</Line>
    </Notice>
  );
}

/** A save cleared values in S-360 that nobody has restored since. */
function LostValues({ fields }: { fields: readonly string[] }) {
  const text = useText();
  if (fields.length === 0) return null;
  return (
    <Notice tone="danger" title={text('lost.title')}>
      <Line>{text('lost.body', { fields: <FieldNames fields={fields} /> })}</Line>
      <Link tag={NavLink} to={PLACES.institutions}>
        {text('lost.link')}
      </Link>
    </Notice>
  );
}

/** Decisions for a person are shown below; this shows what continues in the meantime. */
function WhatGoesOn({ status }: { status: ContactSyncStatus }) {
  switch (status.outgoing) {
    case 'pending':
    case 'notSent':
      return <WhatIsPending status={status} state={status.outgoing} />;
    case 'sending':
      return <PlainExplanation state="sending" />;
    case null:
      return null;
  }
}

function PlainExplanation({ state }: { state: 'notLinked' | 'sending' | 'unlinked' }) {
  const text = useText();
  return <Line muted>{text(`explain.${state}`)}</Line>;
}

interface WhatIsPendingProps {
  status: ContactSyncStatus;
  state: 'pending' | 'notSent';
}

function WhatIsPending({ status, state }: WhatIsPendingProps) {
  const text = useText();
  const { contactNumber, pendingFields } = status;
  // Without a number everything will be sent, so naming the fields would say nothing.
  if (contactNumber === null) {
    return <Line>{text(`explain.${state}Create`)}</Line>;
  }
  if (pendingFields.length === 0) {
    return <Line>{text(`explain.${state}Other`)}</Line>;
  }
  const fields = <FieldNames fields={pendingFields} />;
  return <Line>{text(`explain.${state}Fields`, { fields })}</Line>;
}

function Waiting({ reason }: { reason: WaitingReason }) {
  const text = useText();
  switch (reason.kind) {
    case 'retry': {
      const when = <Moment at={reason.retryAt} tense="future" />;
      return <Line muted>{text('waiting.retry', { attempts: reason.attempts, when })}</Line>;
    }
    case 'limit':
    case 'monthLimit':
    case 'closed': {
      const when = <Moment at={reason.closedUntil} tense="future" />;
      return <Line muted>{text(`waiting.${reason.kind}`, { when })}</Line>;
    }
    case 'pull': {
      if (reason.pullAt === null) return <Line muted>{text('waiting.pull.paused')}</Line>;
      const when = <Moment at={reason.pullAt} tense="future" />;
      return <Line muted>{text('waiting.pull', { when })}</Line>;
    }
    case 'notStarted':
    case 'stopped':
      return <NotSent kind={reason.kind} />;
    case 'proving':
    case 'paused':
    case 'mapping':
      return <Line muted>{text(`waiting.${reason.kind}`)}</Line>;
    case 'bulkJob':
      return <HeldBy id={reason.bulkJobId} why={`waiting.bulkJob.${reason.bulkJobState}`} />;
    case 'heldPull':
      return <HeldBy id={reason.bulkJobId} why="waiting.heldPull" />;
    case 'otherSystem':
      return <OtherSystem reason={reason} />;
  }
}

/** A bulk job holds the contact: somebody decides about it on its page. */
function HeldBy({ id, why }: { id: number; why: MessageKey }) {
  const text = useText();
  return (
    <>
      <Line>{text(why, { id })}</Line>
      <Link tag={NavLink} to={PLACES.bulkJob(id)}>
        {text('waiting.toBulkJob', { id })}
      </Link>
    </>
  );
}

/** Nothing is sent to the institution. The plugin's page says why, and what to do. */
function NotSent({ kind }: { kind: 'notStarted' | 'stopped' }) {
  const text = useText();
  return (
    <Notice tone="warning" title={text(`waiting.${kind}.title`)}>
      <Line>{text(`waiting.${kind}.body`)}</Line>
      <Link tag={NavLink} to={PLACES.institutions}>
        {text('waiting.toInstitutions')}
      </Link>
    </Notice>
  );
}

function OtherSystem({ reason }: { reason: Extract<WaitingReason, { kind: 'otherSystem' }> }) {
  const text = useText();
  const linked = { url: reason.linkedBaseUrl };
  const configured = { url: reason.configuredBaseUrl };
  return (
    <Notice tone="warning" title={text('waiting.otherSystem.title')}>
      <Line>{text('waiting.otherSystem.body')}</Line>
      <Line muted>{text('waiting.otherSystem.linked', linked)}</Line>
      <Line muted>{text('waiting.otherSystem.configured', configured)}</Line>
    </Notice>
  );
}
