import type { ReactNode } from 'react';
import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { CheckCircle, Clock } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Booking, BookingProgress } from '../../../../../server/src/contracts';
import { goesOn, isUnderWay, stepsOf } from '../model/steps';
import type { Step } from '../model/steps';
import { Countdown } from '../../../shared/time/Countdown';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { WhoResumes } from '../components/WhoResumes';
import { Section } from '../../../shared/components/Section';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useText } from '../../../shared/words/useText';

/** The steps that are under way for a booking; renders nothing when there are none. */
export function Progress({ booking }: { booking: Booking }) {
  const text = useText();
  const steps = stepsOf(booking);
  if (!isUnderWay(booking)) return null;
  return (
    <Section title={text('booking.progress')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {steps.map((step) => (
          <StepRow key={step.step} step={step} />
        ))}
      </Flex>
      {booking.progress?.step === 'waiting' && (
        <Waiting progress={booking.progress} booking={booking} />
      )}
    </Section>
  );
}

function StepRow({ step: { state, step } }: { step: Step }) {
  const text = useText();
  const isMuted = state === 'next';
  return (
    <Flex tag="li" gap={3} aria-current={state === 'now' ? 'step' : undefined}>
      <StepSign state={state} />
      <Typography
        textColor={isMuted ? 'neutral600' : 'neutral800'}
        fontWeight={state === 'now' || state === 'waiting' ? 'bold' : 'regular'}
      >
        {text(`booking.step.${step}`)}
        <Typography textColor="neutral600" fontWeight="regular">
          {' · '}
          {text(`booking.stepState.${state}`)}
        </Typography>
      </Typography>
    </Flex>
  );
}

const Ring = styled(Box)`
  width: 1.6rem;
  height: 1.6rem;
  border-radius: 50%;
  border: 2px solid ${({ theme }) => theme.colors.neutral300};
`;

const SmallLoader = styled(Loader)`
  & img {
    width: 2rem;
    height: 2rem;
  }
`;

function StepSign({ state }: { state: Step['state'] }): ReactNode {
  const size = { width: '2rem', height: '2rem', 'aria-hidden': true };
  switch (state) {
    case 'done':
      return <CheckCircle {...size} fill="success600" />;
    case 'waiting':
      return <Clock {...size} fill="warning600" />;
    case 'now':
      return (
        <Flex width="2rem" height="2rem" justifyContent="center" aria-hidden>
          <SmallLoader small />
        </Flex>
      );
    case 'next':
      return (
        <Flex width="2rem" height="2rem" justifyContent="center" aria-hidden>
          <Ring />
        </Flex>
      );
  }
}

interface WaitingProps {
  progress: Extract<BookingProgress, { step: 'waiting' }>;
  booking: Booking;
}

function Waiting({ progress: { failure, reason, until }, booking }: WaitingProps) {
  const text = useText();
  const { institution, state } = booking;
  const name = { institution: institution.name };
  const title = text(`booking.waiting.${reason}`, name);
  return (
    <Notice tone="warning" title={title}>
      {until !== null && (
        <Line>{text('booking.waiting.until', { left: <Countdown at={until} /> })}</Line>
      )}
      {failure !== null && <FailureWords failure={failure} />}
      <Line>{text(`booking.waiting.${goesOn(reason, state)}`, name)}</Line>
      {reason === 'paused' && <WhoResumes institution={institution.code} />}
    </Notice>
  );
}
