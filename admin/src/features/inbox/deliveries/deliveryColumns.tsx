import { Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { DeliverySummary } from '../../../../../server/src/contracts';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Notice';
import type { Column } from '../../../shared/lists/PagedTable';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useInstitutions } from '../../institutions';
import { DELIVERY_VARIANTS } from './deliveryAppearance';
import { countedOutcomes } from './outcomeAppearance';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { ByteLength } from './ByteLength';

export function useDeliveryColumns(): Column<DeliverySummary>[] {
  const { formatNumber } = useIntl();
  const text = useText();
  const { nameOf } = useInstitutions();
  return [
    {
      name: 'delivery',
      label: text('column.delivery'),
      cell: ({ id }) => (
        <Link tag={RouterLink} to={PLACES.delivery(id)}>
          {text('delivery.title', { id: String(id) })}
        </Link>
      ),
    },
    {
      name: 'stream',
      label: text('column.stream'),
      cell: ({ stream }) => <Typography>{text(`stream.${stream}`)}</Typography>,
    },
    {
      name: 'received',
      label: text('column.received'),
      cell: ({ receivedAt }) => (
        <Typography>
          <Moment at={receivedAt} tense="past" />
        </Typography>
      ),
    },
    {
      name: 'institution',
      label: text('column.institution'),
      cell: ({ institution }) => <Typography>{nameOf(institution)}</Typography>,
    },
    {
      name: 'state',
      label: text('column.state'),
      cell: ({ state }) => <DeliveryState state={state} />,
    },
    {
      name: 'items',
      label: text('column.items'),
      cell: ({ items }) => <Typography>{formatNumber(items)}</Typography>,
    },
    {
      name: 'outcomes',
      label: text('column.outcomes'),
      cell: (delivery) => <Outcomes delivery={delivery} />,
      wraps: true,
    },
    {
      name: 'size',
      label: text('column.size'),
      cell: ({ byteLength }) => <ByteLength byteLength={byteLength} />,
    },
  ];
}

export function DeliveryState({ state }: Pick<DeliverySummary, 'state'>) {
  const text = useText();
  return (
    <StatusWord variant={DELIVERY_VARIANTS[state]}>{text(`delivery.state.${state}`)}</StatusWord>
  );
}

function Outcomes({ delivery }: { delivery: DeliverySummary }) {
  const { formatList } = useIntl();
  const text = useText();
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
  return <Line>{formatList(counts, { type: 'unit' })}</Line>;
}
