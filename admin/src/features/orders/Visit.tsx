import { useIntl } from 'react-intl';
import type { GroupOfVisit, VisitOfLine } from '../../../../server/src/contracts';
import { useVenueTime } from '../../shared/time/VenueTime';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';

/** When a museum visit takes place, and who comes. */
export function Visit({
  timeZone,
  visit: { at, group, isDay, minutes },
}: {
  timeZone: string;
  visit: VisitOfLine;
}) {
  return (
    <>
      {at !== null && <VisitDate at={at} isDay={isDay} minutes={minutes} timeZone={timeZone} />}
      {group !== null && <VisitGroup group={group} />}
    </>
  );
}

interface VisitDateProps {
  at: string;
  isDay: boolean;
  minutes: number | null;
  timeZone: string;
}

function VisitDate({ at, isDay, minutes, timeZone }: VisitDateProps) {
  const { formatDate } = useIntl();
  const text = useText();
  const venueTime = useVenueTime();
  // A day is stored as its midnight in UTC, regardless of the venue's time zone.
  const when = isDay
    ? formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' })
    : venueTime(at, timeZone);
  return (
    <Line muted>
      <time dateTime={isDay ? at.slice(0, 10) : at}>
        {minutes === null
          ? text('orders.visit', { when })
          : text('orders.visit.timeslot', { when, minutes })}
      </time>
    </Line>
  );
}

function VisitGroup({ group }: { group: GroupOfVisit }) {
  const { formatList } = useIntl();
  const text = useText();
  const { accompaniers, isGuided, participants, remarks } = group;
  const words = [
    participants !== null && text('orders.visit.participants', { count: participants }),
    accompaniers !== null && text('orders.visit.accompaniers', { count: accompaniers }),
    isGuided === true && text('orders.visit.guided'),
  ].filter((word) => word !== false);
  return (
    <>
      <Line muted>
        {words.length === 0
          ? text('orders.visit.group')
          : text('orders.visit.groupOf', {
              who: formatList(words, { type: 'unit' }),
            })}
      </Line>
      {remarks?.split('\n').map((remark, index) => (
        <Line key={index} muted>
          {remark}
        </Line>
      ))}
    </>
  );
}
