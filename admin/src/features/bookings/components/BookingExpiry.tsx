import { Flex, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { BookingSummary } from '../../../../../server/src/contracts';
import { expiryOf, isUrgent, performanceAhead } from '../model/expiry';
import type { Expiry } from '../model/expiry';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Wrapping } from '../../../shared/components/Wrapping';
import { TwoLines } from '../../../shared/lists/TwoLines';
import { useNow } from '../../../shared/time/useNow';
import { useText } from '../../../shared/words/useText';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Moment } from '../../../shared/time/Moment';
import { Countdown, useTimeLeft } from '../../../shared/time/Countdown';

type Expiring = Pick<
  BookingSummary,
  'expiresAt' | 'institution' | 'lastDay' | 'performanceAt' | 'status' | 'state'
>;

const LOOK_MS = 15_000;

/** The time left for a booking, and until a performance before its end, in a few words. */
export function TimeLeftOf({ booking }: { booking: Expiring }) {
  const text = useText();
  const performanceAt = performanceAhead(booking, useNow(LOOK_MS));
  const own = <OwnTimeLeft booking={booking} />;
  if (performanceAt === null) return own;
  const when = <Moment at={performanceAt} tense="future" />;
  return (
    <Wrapping>
      <TwoLines below={text('booking.left.performance', { when })}>{own}</TwoLines>
    </Wrapping>
  );
}

function OwnTimeLeft({ booking }: { booking: Expiring }) {
  const expiry = expiryOf(booking);
  const nowMs = useNow(LOOK_MS);
  if (expiry === null) return <Typography textColor="neutral600">–</Typography>;
  const isOver = expiry.kind === 'expired';
  const { timeZone } = booking.institution;
  return (
    <Typography
      fontWeight={isUrgent(expiry, nowMs) ? 'bold' : 'regular'}
      textColor={isUrgent(expiry, nowMs) ? 'danger700' : 'neutral800'}
      style={{ whiteSpace: 'nowrap' }}
    >
      {isOver ? (
        <End {...expiry} timeZone={timeZone} />
      ) : (
        <TimeLeft {...expiry} timeZone={timeZone} />
      )}
    </Typography>
  );
}

/** A sentence that says what expires and how much time is left. */
export function ExpirySentence({ booking }: { booking: Expiring }) {
  const expiry = expiryOf(booking);
  if (expiry === null) return null;
  const { timeZone } = booking.institution;
  const isToConfirm = expiry.kind === 'givenUp' && booking.state !== 'closing';
  return <Sentence {...expiry} timeZone={timeZone} isToConfirm={isToConfirm} />;
}

/** Formats a day as written: as a moment it would shift with the reader's time zone. */
function useDay(): (day: string) => string {
  const { formatDate } = useIntl();
  return (day) =>
    formatDate(day, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
}

/** Moments are shown in the time zone of the venue, like performances. */
type Ending = Pick<Expiry, 'at' | 'day'> & { timeZone: string };

function End({ at, day, timeZone }: Ending) {
  const dayInWords = useDay();
  if (day === null) return <ExactMoment at={at} timeZone={timeZone} />;
  return <time dateTime={day}>{dayInWords(day)}</time>;
}

function TimeLeft({ at, day, timeZone }: Ending) {
  const dayInWords = useDay();
  if (day === null) return <Countdown at={at} timeZone={timeZone} />;
  return <Countdown at={at} timeZone={timeZone} title={dayInWords(day)} />;
}

interface SentenceProps extends Expiry {
  timeZone: string;
  isToConfirm: boolean;
}

function Sentence({ at, day, isToConfirm, kind, timeZone }: SentenceProps) {
  const text = useText();
  const left = useTimeLeft(at);
  const nowMs = useNow(LOOK_MS);
  const isOver = kind === 'expired' || left.kind === 'over';
  const colour = isOver || isUrgent({ at, kind }, nowMs) ? 'danger700' : 'neutral800';
  const end = <End at={at} day={day} timeZone={timeZone} />;
  const values = {
    moment: day === null ? end : text('booking.expiry.endOfDay', { day: end }),
    left: <TimeLeft at={at} day={day} timeZone={timeZone} />,
  };
  const sentence = isOver
    ? text(`booking.expiry.over.${kind}`, values)
    : text(`booking.expiry.${kind}`, values);
  if (isToConfirm && !isOver) {
    return (
      <Notice tone="warning" title={sentence}>
        <Line>{text('booking.expiry.givenUp.means')}</Line>
      </Notice>
    );
  }
  return (
    <Flex gap={2} alignItems="flex-start">
      <Flex shrink={0} paddingTop="2px">
        <Clock aria-hidden fill={colour} width="1.6rem" height="1.6rem" />
      </Flex>
      <Typography tag="p" variant="omega" textColor={colour}>
        {sentence}
      </Typography>
    </Flex>
  );
}
