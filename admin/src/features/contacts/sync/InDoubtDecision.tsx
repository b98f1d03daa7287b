import { useState } from 'react';
import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type {
  ContactSyncStatus,
  DecideInDoubt,
  InDoubtDetails,
  WaitingReason,
} from '../../../../../server/src/contracts';
import { nextStep } from '../model/doubts';
import { message } from '../../../translations/message';
import { FailureWords } from '../FailureWords';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Moment } from '../../../shared/time/Moment';
import { Line, Notice } from '../../../shared/components/Notice';

type Decide = (decision: DecideInDoubt.Request) => Promise<boolean>;

/** A create with an unknown result: what that means, and the two possible decisions. */
export function InDoubtDecision({
  status,
  inDoubt,
  mayDecide,
  onDecide,
}: {
  status: ContactSyncStatus;
  inDoubt: InDoubtDetails;
  mayDecide: boolean;
  onDecide: Decide;
}) {
  const { formatMessage } = useIntl();
  const institution = status.institution.name;
  return (
    <Notice tone="warning" title={formatMessage(message('inDoubt.title'))}>
      <WhatHappened inDoubt={inDoubt} />
      {status.failure && <FailureWords failure={status.failure} />}
      <NextStep inDoubt={inDoubt} waiting={status.waiting} />
      {mayDecide && (
        <Flex gap={2} paddingTop={1} wrap="wrap">
          <AdoptNumber institution={institution} onDecide={onDecide} />
          <CreateAgain institution={institution} onDecide={onDecide} />
        </Flex>
      )}
    </Notice>
  );
}

/** Either the answer was lost, or it contained a number that the contact could not take. */
function WhatHappened({ inDoubt }: { inDoubt: InDoubtDetails }) {
  const { formatMessage } = useIntl();
  const when = <Moment at={inDoubt.since} tense="past" />;
  const { answeredNumber: number } = inDoubt;
  return (
    <Line>
      {number === null
        ? formatMessage(message('inDoubt.body'), { when })
        : formatMessage(message('inDoubt.answered'), { number, when })}
    </Line>
  );
}

function NextStep({
  inDoubt,
  waiting,
}: {
  inDoubt: InDoubtDetails;
  waiting: WaitingReason | null;
}) {
  const { formatMessage } = useIntl();
  const step = nextStep(inDoubt, waiting);
  switch (step.kind) {
    case 'reading':
      return <Line>{formatMessage(message('inDoubt.reading'), { number: step.number })}</Line>;
    case 'shown': {
      const { email, name, number } = step;
      const values = { number, name: name ?? '–', email: email ?? '–' };
      return <Line>{formatMessage(message('inDoubt.shown'), values)}</Line>;
    }
    case 'lookUp': {
      const when = <Moment at={step.at} tense="future" />;
      return <Line>{formatMessage(message('inDoubt.lookup'), { when })}</Line>;
    }
    case 'lookUpLater':
    case 'merge':
    case 'yours':
      return <Line>{formatMessage(message(`inDoubt.${step.kind}`))}</Line>;
  }
}

function AdoptNumber({ institution, onDecide }: { institution: string; onDecide: Decide }) {
  const { formatMessage } = useIntl();
  const title = formatMessage(message('inDoubt.adopt.title'), { institution });
  const dialog = useDialogOpen();
  const [contactNumber, setContactNumber] = useState('');
  const [isMissing, setIsMissing] = useState(false);

  const adopt = async () => {
    const typed = contactNumber.trim();
    setIsMissing(typed === '');
    return typed !== '' && onDecide({ decision: 'adopt', contactNumber: typed });
  };

  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title,
        effect: formatMessage(message('inDoubt.adopt.body')),
        risk: formatMessage(message('inDoubt.adopt.risk')),
        confirmLabel: formatMessage(message('inDoubt.adopt.confirm')),
      }}
      variant="default"
      onConfirm={adopt}
      trigger={
        <Button size="S" variant="tertiary" aria-label={title}>
          {formatMessage(message('inDoubt.adopt'))}
        </Button>
      }
    >
      <Field.Root
        name="contactNumber"
        required
        error={isMissing && formatMessage(message('inDoubt.adopt.required'))}
      >
        <Field.Label>{formatMessage(message('inDoubt.adopt.label'))}</Field.Label>
        <TextInput
          value={contactNumber}
          maxLength={20}
          autoComplete="off"
          onChange={(event) => setContactNumber(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
    </DecisionDialog>
  );
}

function CreateAgain({ institution, onDecide }: { institution: string; onDecide: Decide }) {
  const { formatMessage } = useIntl();
  const title = formatMessage(message('inDoubt.createAgain.title'), { institution });
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title,
        effect: formatMessage(message('inDoubt.createAgain.body')),
        risk: formatMessage(message('inDoubt.createAgain.risk')),
        confirmLabel: formatMessage(message('inDoubt.createAgain.confirm')),
      }}
      onConfirm={() => onDecide({ decision: 'createAgain' })}
      trigger={
        <Button size="S" variant="danger-light" aria-label={title}>
          {formatMessage(message('inDoubt.createAgain'))}
        </Button>
      }
    />
  );
}
