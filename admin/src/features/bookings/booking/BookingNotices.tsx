import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';
import type { Booking, SyncFailure, BookingObstacle } from '../../../../../server/src/contracts';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useText } from '../../../shared/words/useText';
import { abandonedBy, partInRelease } from '../model/ending';
import { isPerformanceFirst } from '../model/expiry';
import { NotCreated } from '../components/NotCreated';
import { NotSending } from '../components/NotSending';
import { actionsOf } from '../model/actions';
import { useBookingRights } from '../queries/useBookingRights';
import { lineInWords } from '../model/lineWords';
import { useObstacleWords } from '../components/useObstacleWords';
import { InDoubt } from './InDoubt';

function ObstacleList({ booking }: { booking: Pick<Booking, 'lines' | 'obstacles'> }) {
  const text = useText();
  const { lines, obstacles } = booking;
  return (
    <Notice tone="warning" title={text('booking.obstacles')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {obstacles.map((obstacle, index) => (
          <li key={`${obstacle.code}/${obstacle.line}/${index}`}>
            <Obstacle obstacle={obstacle} lines={lines} />
          </li>
        ))}
      </Flex>
    </Notice>
  );
}

interface ObstacleProps {
  obstacle: BookingObstacle;
  lines: Booking['lines'];
}

function Obstacle({ obstacle, lines }: ObstacleProps) {
  const words = useObstacleWords();
  const about = obstacle.line === null ? undefined : lines[obstacle.line];
  const text = words(obstacle);
  return <Line>{about === undefined ? text : `${lineInWords(about)}: ${text}`}</Line>;
}

/** What the user should read before continuing. */
export function BookingNotices({ booking }: { booking: Booking }) {
  const { failure, inDoubt, isDeclaredNotCreated, obstacles, state } = booking;
  const rights = useBookingRights(booking.institution.code);
  const release = partInRelease(booking);
  const isWaiting = booking.progress?.step === 'waiting';
  const isToldByState = state === 'inDoubt' || state === 'incomplete' || isDeclaredNotCreated;
  return (
    <>
      {failure !== null && !isWaiting && !isToldByState && (
        <Failure failure={failure} state={state} />
      )}
      {isDeclaredNotCreated && <NotCreated />}
      {inDoubt !== null && <InDoubt booking={booking} inDoubt={inDoubt} />}
      {state === 'incomplete' && (
        <Explained tone="warning" kind="incomplete">
          {failure !== null && <FailureWords failure={failure} />}
        </Explained>
      )}
      {state === 'abandoned' && <Abandoned booking={booking} />}
      {isPerformanceFirst(booking) && <PerformanceFirst />}
      {booking.status === 'expired' && <Explained tone="warning" kind="expired" />}
      {release !== null && <Explained tone="secondary" kind={release} />}
      {(state === 'draft' || state === 'failed') && obstacles.length > 0 && (
        <ObstacleList booking={booking} />
      )}
      {actionsOf(booking, rights).includes('submit') && <NotSending {...booking} />}
    </>
  );
}

function PerformanceFirst() {
  const text = useText();
  return (
    <Notice tone="warning" title={text('booking.performanceFirst.title')}>
      <Line>{text('booking.performanceFirst.body')}</Line>
    </Notice>
  );
}

function Failure({ failure, state }: { failure: SyncFailure; state: Booking['state'] }) {
  const text = useText();
  const isRefused = state === 'failed';
  return (
    <Notice tone="danger" title={text(isRefused ? 'booking.failed' : 'booking.stepFailed')}>
      <FailureWords failure={failure} />
    </Notice>
  );
}

interface ExplainedProps {
  tone: 'warning' | 'secondary';
  kind: 'incomplete' | 'abandonedByPerson' | 'abandonedByS360' | 'expired' | 'release' | 'released';
  children?: ReactNode;
}

function Abandoned({ booking }: { booking: Booking }) {
  const kind = abandonedBy(booking) === 'person' ? 'abandonedByPerson' : 'abandonedByS360';
  return <Explained tone="secondary" kind={kind} />;
}

/** Explains a state whose name is not clear enough. */
function Explained({ tone, kind, children }: ExplainedProps) {
  const text = useText();
  return (
    <Notice tone={tone} title={text(`booking.explained.${kind}.title`)}>
      {children}
      <Line>{text(`booking.explained.${kind}.body`)}</Line>
    </Notice>
  );
}
