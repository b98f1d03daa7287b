import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Stream, DeliveryItemOutcome } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Notice';
import { PagedTable } from '../../../shared/lists/PagedTable';
import type { Column } from '../../../shared/lists/PagedTable';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { OUTCOME_VARIANTS } from './outcomeAppearance';
import { pageOfList, rowsOfPage } from '../../../shared/lists/listQueries';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';

/** The outcome of each item of a delivery, in pages if there are many. */
export function ItemOutcomes({
  outcomes,
  stream,
}: {
  outcomes: readonly DeliveryItemOutcome[];
  stream: Stream;
}) {
  const text = useText();
  const query = useListQuery();
  return (
    <PagedTable
      label={text('delivery.items')}
      columns={useOutcomeColumns(stream)}
      rows={rowsOfPage(outcomes, query)}
      idOf={({ position }) => position}
      query={query}
      pagination={pageOfList(outcomes.length, query)}
      whenEmpty={text('delivery.noItems')}
    />
  );
}

const NUMBER_COLUMNS = { contacts: 'column.number', orders: 'orders.number' } as const;

function useOutcomeColumns(stream: Stream): Column<DeliveryItemOutcome>[] {
  const { formatNumber } = useIntl();
  const text = useText();
  return [
    {
      name: 'position',
      label: text('column.position'),
      // Positions start at 0, but people count from one.
      cell: ({ position }) => <Typography>{formatNumber(position + 1)}</Typography>,
    },
    {
      name: 'number',
      label: text(NUMBER_COLUMNS[stream]),
      cell: ({ contactNumber, orderId }) => (
        <Typography>{(stream === 'orders' ? orderId : contactNumber) ?? '–'}</Typography>
      ),
    },
    {
      name: 'outcome',
      label: text('column.outcome'),
      cell: ({ outcome }) => (
        <StatusWord variant={OUTCOME_VARIANTS[outcome]}>
          {text(`item.outcome.${outcome}`)}
        </StatusWord>
      ),
    },
    {
      name: 'meaning',
      label: text('column.meaning'),
      cell: (item) => <Meaning item={item} stream={stream} />,
      wraps: true,
    },
  ];
}

function Meaning({
  item: { outcome, reasons = [] },
  stream,
}: {
  item: DeliveryItemOutcome;
  stream: Stream;
}) {
  const text = useText();
  const inWords = useReasons();
  return (
    <>
      <Line muted>
        {text(stream === 'orders' ? `item.orderMeaning.${outcome}` : `item.meaning.${outcome}`)}
      </Line>
      {reasons.map(inWords).map((reason) => (
        <Line key={reason}>{reason}</Line>
      ))}
    </>
  );
}
