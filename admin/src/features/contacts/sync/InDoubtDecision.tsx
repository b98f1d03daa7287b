import { useState } from 'react';
import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import type {
  ContactSyncStatus,
  DecideInDoubt,
  InDoubtDetails,
  WaitingReason,
} from '../../../../../server/src/contracts';
import { nextStep } from '../model/doubts';
import { useText } from '../../../shared/words/useText';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';

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
  const text = useText();
  const institution = status.institution.name;
  return (
    <Notice tone="warning" title={text('inDoubt.title')}>
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
  const text = useText();
  const when = <Moment at={inDoubt.since} tense="past" />;
  const { answeredNumber: number } = inDoubt;
  return (
    <Line>
      {number === null
        ? text('inDoubt.body', { when })
        : text('inDoubt.answered', { number, when })}
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
  const text = useText();
  const step = nextStep(inDoubt, waiting);
  switch (step.kind) {
    case 'reading':
      return <Line>{text('inDoubt.reading', { number: step.number })}</Line>;
    case 'shown': {
      const { email, name, number } = step;
      const values = { number, name: name ?? '–', email: email ?? '–' };
      return <Line>{text('inDoubt.shown', values)}</Line>;
    }
    case 'lookUp': {
      const when = <Moment at={step.at} tense="future" />;
      return <Line>{text('inDoubt.lookup', { when })}</Line>;
    }
    case 'lookUpLater':
    case 'merge':
    case 'yours':
      return <Line>{text(`inDoubt.${step.kind}`)}</Line>;
  }
}

function AdoptNumber({ institution, onDecide }: { institution: string; onDecide: Decide }) {
  const text = useText();
  const title = text('inDoubt.adopt.title', { institution });
  const [contactNumber, setContactNumber] = useState('');
  const [isMissing, setIsMissing] = useState(false);

  const adopt = async () => {
    const typed = contactNumber.trim();
    setIsMissing(typed === '');
    return typed !== '' && onDecide({ decision: 'adopt', contactNumber: typed });
  };

  return (
    <DecisionDialog
      texts={{
        title,
        effect: text('inDoubt.adopt.body'),
        risk: text('inDoubt.adopt.risk'),
        confirmLabel: text('inDoubt.adopt.confirm'),
      }}
      variant="default"
      onConfirm={adopt}
      trigger={
        <Button size="S" variant="tertiary" aria-label={title}>
          {text('inDoubt.adopt')}
        </Button>
      }
    >
      <Field.Root name="contactNumber" required error={isMissing && text('inDoubt.adopt.required')}>
        <Field.Label>{text('inDoubt.adopt.label')}</Field.Label>
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
  const text = useText();
  const title = text('inDoubt.createAgain.title', { institution });
  return (
    <DecisionDialog
      texts={{
        title,
        effect: text('inDoubt.createAgain.body'),
        risk: text('inDoubt.createAgain.risk'),
        confirmLabel: text('inDoubt.createAgain.confirm'),
      }}
      onConfirm={() => onDecide({ decision: 'createAgain' })}
      trigger={
        <Button size="S" variant="danger-light" aria-label={title}>
          {text('inDoubt.createAgain')}
        </Button>
      }
    />
  );
}
