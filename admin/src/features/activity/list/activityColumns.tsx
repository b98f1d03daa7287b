import { Checkbox, Flex, Link } from '@strapi/design-system';
import { ArrowDown, ArrowUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { ActivityEntry, DeliverySummary } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import type { Column } from '../../../shared/lists/PagedTable';
import { TwoLines } from '../../../shared/lists/TwoLines';
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

interface ActivityColumns {
  /** `null`: nothing can be chosen. */
  choice: Choice | null;
  isOfOneInstitution?: boolean;
}

export function useActivityColumns({
  choice,
  isOfOneInstitution = false,
}: ActivityColumns): Column<ActivityEntry>[] {
  const text = useText();
  const { institutions } = useInstitutions();
  const namesInstitution = !isOfOneInstitution && institutions.length > 1;
  const columns: Column<ActivityEntry>[] = [
    {
      name: 'what',
      label: text('activity.column.whatAndWhen'),
      cell: (entry) => (
        <TwoLines below={<When entry={entry} namesInstitution={namesInstitution} />}>
          <What entry={entry} />
        </TwoLines>
      ),
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
      cell: (entry) => <HowItEnded entry={entry} />,
    },
  ];
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
  return choice === null ? columns : [choosing, ...columns];
}

function When({ entry, namesInstitution }: { entry: ActivityEntry; namesInstitution: boolean }) {
  const { nameOf } = useInstitutions();
  const { institution } = entry.direction === 'in' ? entry.delivery : entry.call;
  return (
    <>
      <Moment at={entry.at} tense="past" />
      {namesInstitution && ` · ${nameOf(institution)}`}
    </>
  );
}

/** The outcome; of a call, how long it took as well. */
function HowItEnded({ entry }: { entry: ActivityEntry }) {
  const outcome = <Outcome outcome={entry.outcome} />;
  const ms = entry.direction === 'out' ? entry.call.durationMs : null;
  return ms === null ? outcome : <TwoLines below={<Duration ms={ms} />}>{outcome}</TwoLines>;
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
          {text('activity.delivery', {
            stream: text(`stream.${entry.delivery.stream}`),
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
