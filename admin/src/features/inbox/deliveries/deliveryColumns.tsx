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
import { message } from '../../../translations/message';
import { ByteLength } from './ByteLength';

export function useDeliveryColumns(): Column<DeliverySummary>[] {
  const { formatMessage, formatNumber } = useIntl();
  const { nameOf } = useInstitutions();
  return [
    {
      name: 'delivery',
      label: formatMessage(message('column.delivery')),
      cell: ({ id }) => (
        <Link tag={RouterLink} to={PLACES.delivery(id)}>
          {formatMessage(message('delivery.title'), { id: String(id) })}
        </Link>
      ),
    },
    {
      name: 'stream',
      label: formatMessage(message('column.stream')),
      cell: ({ stream }) => <Typography>{formatMessage(message(`stream.${stream}`))}</Typography>,
    },
    {
      name: 'received',
      label: formatMessage(message('column.received')),
      cell: ({ receivedAt }) => (
        <Typography>
          <Moment at={receivedAt} tense="past" />
        </Typography>
      ),
    },
    {
      name: 'institution',
      label: formatMessage(message('column.institution')),
      cell: ({ institution }) => <Typography>{nameOf(institution)}</Typography>,
    },
    {
      name: 'state',
      label: formatMessage(message('column.state')),
      cell: ({ state }) => <DeliveryState state={state} />,
    },
    {
      name: 'items',
      label: formatMessage(message('column.items')),
      cell: ({ items }) => <Typography>{formatNumber(items)}</Typography>,
    },
    {
      name: 'outcomes',
      label: formatMessage(message('column.outcomes')),
      cell: (delivery) => <Outcomes delivery={delivery} />,
      wraps: true,
    },
    {
      name: 'size',
      label: formatMessage(message('column.size')),
      cell: ({ byteLength }) => <ByteLength byteLength={byteLength} />,
    },
  ];
}

export function DeliveryState({ state }: Pick<DeliverySummary, 'state'>) {
  const { formatMessage } = useIntl();
  return (
    <StatusWord variant={DELIVERY_VARIANTS[state]}>
      {formatMessage(message(`delivery.state.${state}`))}
    </StatusWord>
  );
}

function Outcomes({ delivery }: { delivery: DeliverySummary }) {
  const { formatList, formatMessage } = useIntl();
  if (delivery.refusal !== null) {
    return (
      <Line>
        <ReasonText reason={delivery.refusal} />
      </Line>
    );
  }
  const counts = countedOutcomes(delivery).map(({ count, outcome }) =>
    formatMessage(message(`item.counted.${outcome}`), { count }),
  );
  if (counts.length === 0) return <Line muted>–</Line>;
  return <Line>{formatList(counts, { type: 'unit' })}</Line>;
}
