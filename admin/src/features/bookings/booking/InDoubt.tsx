import { useState } from 'react';
import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { Booking, BookingInDoubt } from '../../../../../server/src/contracts';
import { notAdopted } from '../model/notAdopted';
import { Countdown, useTimeLeft } from '../../../shared/time/Countdown';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useBookingRights } from '../queries/useBookingRights';
import { useMoney } from '../../../shared/money/useMoney';
import { useOrderWords } from '../../orders';
import { useText } from '../../../shared/words/useText';

interface InDoubtProps {
  booking: Booking;
  inDoubt: BookingInDoubt;
}

/** A create whose answer was lost: what that means, how long to wait, and what the user can do. */
export function InDoubt({ booking, inDoubt }: InDoubtProps) {
  const text = useText();
  const { maySubmit } = useBookingRights(booking.institution.code);
  const left = useTimeLeft(inDoubt.dueAt);
  const isDue = left.kind === 'over';
  return (
    <Notice tone="warning" title={text('booking.inDoubt.title')}>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={1}>
        <Line>
          {text('booking.inDoubt.body', {
            institution: booking.institution.name,
            when: <Moment at={inDoubt.since} tense="past" />,
          })}
        </Line>
        <Line>
          {isDue
            ? text('booking.inDoubt.due', {
                moment: <ExactMoment at={inDoubt.dueAt} />,
              })
            : text('booking.inDoubt.notDue', {
                left: (
                  <Typography tag="strong" variant="pi" fontWeight="bold">
                    <Countdown at={inDoubt.dueAt} />
                  </Typography>
                ),
              })}
        </Line>
        <NotAdopted booking={booking} />
        <Candidates booking={booking} inDoubt={inDoubt} mayDecide={maySubmit} />
        {maySubmit ? (
          <Flex gap={2} wrap="wrap">
            <AdoptByNumber booking={booking} />
            <NotCreated booking={booking} isDue={isDue} />
          </Flex>
        ) : (
          <Line muted>{text('booking.inDoubt.noPermission')}</Line>
        )}
      </Flex>
    </Notice>
  );
}

/** The result of trying to adopt the order that an operator named. */
function NotAdopted({ booking }: { booking: Booking }) {
  const text = useText();
  const failure = notAdopted(booking);
  if (failure === null) return null;
  return (
    <div>
      <Typography tag="p" variant="pi" fontWeight="bold">
        {text('booking.inDoubt.notAdopted')}
      </Typography>
      <FailureWords failure={failure} />
    </div>
  );
}

function Candidates({ booking, inDoubt, mayDecide }: InDoubtProps & { mayDecide: boolean }) {
  const text = useText();
  const { candidates } = inDoubt;
  if (candidates.length === 0) {
    return <Line muted>{text('booking.inDoubt.noCandidates')}</Line>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold">
        {text('booking.inDoubt.candidates', { count: candidates.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {candidates.map((candidate) => (
          <Candidate
            key={candidate.orderId}
            booking={booking}
            candidate={candidate}
            mayDecide={mayDecide}
          />
        ))}
      </Flex>
    </Flex>
  );
}

interface CandidateProps {
  booking: Booking;
  candidate: BookingInDoubt['candidates'][number];
  mayDecide: boolean;
}

function Candidate({ booking, candidate, mayDecide }: CandidateProps) {
  const text = useText();
  const money = useMoney();
  const { stateOf } = useOrderWords();
  const { createdAt, orderId, orderState, total } = candidate;
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      gap={4}
      wrap="wrap"
      padding={3}
      hasRadius
      background="neutral0"
      borderColor="neutral200"
    >
      <Line>
        <Typography tag="strong" variant="pi" fontWeight="bold">
          {text('booking.inDoubt.order', { orderId })}
        </Typography>
        {` · ${stateOf(orderState)} · ${money(total)}`}
        {createdAt !== null && (
          <>
            {' · '}
            <ExactMoment at={createdAt} />
          </>
        )}
      </Line>
      {mayDecide && <AdoptCandidate booking={booking} orderId={orderId} />}
    </Flex>
  );
}

function AdoptCandidate({ booking, orderId }: { booking: Booking; orderId: string }) {
  const text = useText();
  const { decideInDoubt } = useBookingRequests(booking);
  const title = text('booking.inDoubt.adopt.title', { orderId });
  return (
    <DecisionDialog
      variant="default"
      texts={{
        title,
        effect: text('booking.inDoubt.adopt.effect', {
          reference: booking.reference,
        }),
        risk: text('booking.inDoubt.adopt.risk'),
        confirmLabel: text('booking.inDoubt.adopt.confirm'),
      }}
      onConfirm={() => decideInDoubt({ decision: 'adopt', orderId })}
      trigger={
        <Button size="S" variant="secondary" aria-label={title}>
          {text('booking.inDoubt.adopt')}
        </Button>
      }
    />
  );
}

function AdoptByNumber({ booking }: { booking: Booking }) {
  const text = useText();
  const { decideInDoubt } = useBookingRequests(booking);
  const [orderId, setOrderId] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const adopt = async () => {
    const typed = orderId.trim();
    const isNumber = /^\d+$/.test(typed);
    setIsMissing(!isNumber);
    return isNumber && decideInDoubt({ decision: 'adopt', orderId: typed });
  };
  return (
    <DecisionDialog
      variant="default"
      texts={{
        title: text('booking.inDoubt.byNumber.title'),
        effect: text('booking.inDoubt.adopt.effect', {
          reference: booking.reference,
        }),
        risk: text('booking.inDoubt.adopt.risk'),
        confirmLabel: text('booking.inDoubt.adopt.confirm'),
      }}
      onConfirm={adopt}
      trigger={
        <Button size="S" variant="tertiary">
          {text('booking.inDoubt.byNumber')}
        </Button>
      }
    >
      <Field.Root
        name="orderId"
        required
        error={isMissing && text('booking.inDoubt.byNumber.required')}
      >
        <Field.Label>{text('booking.inDoubt.byNumber.label')}</Field.Label>
        <TextInput
          value={orderId}
          maxLength={19}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setOrderId(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
    </DecisionDialog>
  );
}

function NotCreated({ booking, isDue }: { booking: Booking; isDue: boolean }) {
  const text = useText();
  const { decideInDoubt } = useBookingRequests(booking);
  const risk = isDue ? 'booking.inDoubt.not.risk' : 'booking.inDoubt.not.tooEarly';
  return (
    <DecisionDialog
      texts={{
        title: text('booking.inDoubt.not.title'),
        effect: text('booking.inDoubt.not.effect'),
        risk: text(risk),
        confirmLabel: text('booking.inDoubt.not.confirm'),
      }}
      onConfirm={() => decideInDoubt({ decision: 'notCreated' })}
      trigger={
        <Button size="S" variant="danger-light">
          {text('booking.inDoubt.not')}
        </Button>
      }
    />
  );
}
