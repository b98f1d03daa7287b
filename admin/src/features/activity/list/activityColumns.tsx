import { Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { ActivityEntry, DeliverySummary } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Notice';
import type { Column } from '../../../shared/lists/PagedTable';
import { PLACES } from '../../../shared/places';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { Moment } from '../../../shared/time/Moment';
import { countedOutcomes, isToBeAppliedAgain } from '../../inbox';
import { useInstitutions } from '../../institutions';
import { useText } from '../../../shared/words/useText';
import { CallSubject } from '../call/CallSubject';
import { Duration } from '../call/Duration';
import { useCallName } from '../call/useCallName';
import { Outcome } from '../Outcome';

/** The deliveries that a person chooses to process again. */
export interface Choice {
  chosen: readonly number[];
  setChosen: (ids: readonly number[]) => void;
  mayChoose: (institution: string) => boolean;
}

export const keyOf = (entry: ActivityEntry): string =>
  entry.direction === 'in' ? `in-${entry.delivery.id}` : `out-${entry.call.id}`;

/** Whether a delivery was processed, and can be again. */
const isReplayable = ({ state }: DeliverySummary): boolean =>
  state === 'applied' || state === 'incomplete';

export function useActivityColumns(choice: Choice | null): Column<ActivityEntry>[] {
  const text = useText();
  const { institutions, nameOf } = useInstitutions();
  const columns: Column<ActivityEntry>[] = [
    {
      name: 'at',
      label: text('activity.column.at'),
      cell: ({ at }) => (
        <Typography>
          <Moment at={at} tense="past" />
        </Typography>
      ),
    },
    {
      name: 'what',
      label: text('activity.column.what'),
      cell: (entry) => <What entry={entry} />,
      wraps: true,
    },
    {
      name: 'about',
      label: text('activity.column.about'),
      cell: (entry) => <About entry={entry} />,
      wraps: true,
    },
    {
      name: 'outcome',
      label: text('column.outcome'),
      cell: ({ outcome }) => <Outcome outcome={outcome} />,
    },
  ];
  const institution: Column<ActivityEntry> = {
    name: 'institution',
    label: text('column.institution'),
    cell: (entry) => (
      <Typography>
        {nameOf(entry.direction === 'in' ? entry.delivery.institution : entry.call.institution)}
      </Typography>
    ),
  };
  const duration: Column<ActivityEntry> = {
    name: 'duration',
    label: text('activity.column.duration'),
    cell: (entry) => <Duration ms={entry.direction === 'out' ? entry.call.durationMs : null} />,
  };
  const choosing: Column<ActivityEntry> = {
    name: 'choose',
    label: text('activity.column.choose'),
    cell: (entry) =>
      choice !== null &&
      entry.direction === 'in' &&
      choice.mayChoose(entry.delivery.institution) && (
        <Choose delivery={entry.delivery} choice={choice} />
      ),
  };
  return [
    ...(choice === null ? [] : [choosing]),
    ...columns,
    ...(institutions.length > 1 ? [institution] : []),
    duration,
  ];
}

function Choose({ delivery, choice }: { delivery: DeliverySummary; choice: Choice }) {
  const text = useText();
  const { chosen, setChosen } = choice;
  const { id } = delivery;
  if (!isReplayable(delivery)) return null;
  return (
    <Checkbox
      aria-label={text('activity.choose', { id: String(id) })}
      checked={chosen.includes(id)}
      onCheckedChange={(isChosen) =>
        setChosen(isChosen === true ? [...chosen, id] : chosen.filter((other) => other !== id))
      }
    />
  );
}

function What({ entry }: { entry: ActivityEntry }) {
  const text = useText();
  const nameOfCall = useCallName();
  const isIn = entry.direction === 'in';
  const Arrow = isIn ? ArrowDown : ArrowUp;
  return (
    <Flex gap={2}>
      <Arrow
        fill="neutral500"
        style={{ flexShrink: 0 }}
        aria-label={text(`activity.direction.${entry.direction}`)}
      />
      {isIn ? (
        <Link tag={RouterLink} to={PLACES.delivery(entry.delivery.id)}>
          {text(`activity.delivery.${entry.delivery.stream}`, {
            id: String(entry.delivery.id),
          })}
        </Link>
      ) : (
        <Link tag={RouterLink} to={PLACES.call(entry.call.id)}>
          {nameOfCall(entry.call.method)}
        </Link>
      )}
    </Flex>
  );
}

function About({ entry }: { entry: ActivityEntry }) {
  if (entry.direction === 'in') return <Items delivery={entry.delivery} />;
  const { about, institution, reason } = entry.call;
  return (
    <Flex direction="column" alignItems="flex-start">
      <CallSubject
        about={about}
        institution={institution}
        {...(reason !== null && { whenNothing: null })}
      />
      {reason !== null && (
        <Line muted>
          <ReasonText reason={reason} />
        </Line>
      )}
    </Flex>
  );
}

function Items({ delivery }: { delivery: DeliverySummary }) {
  const text = useText();
  const { formatList } = useIntl();
  if (delivery.refusal !== null) {
    return (
      <Line>
        <ReasonText reason={delivery.refusal} />
      </Line>
    );
  }
  const counts = countedOutcomes(delivery).map(({ count, outcome }) =>
    text(`item.counted.${outcome}`, { count }),
  );
  if (counts.length === 0) return <Line muted>–</Line>;
  const outcomes = formatList(counts, { type: 'unit' });
  return (
    <Line>{isToBeAppliedAgain(delivery) ? text('activity.before', { outcomes }) : outcomes}</Line>
  );
}
