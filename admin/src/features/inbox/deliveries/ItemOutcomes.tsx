import { Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { STREAM_DESCRIPTIONS } from '../../../../../server/src/contracts/streams';
import type {
  DeliveryDetails,
  DeliveryItem,
  DeliveryItemOutcome,
  Stream,
} from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { PagedTable } from '../../../shared/lists/PagedTable';
import type { Column } from '../../../shared/lists/PagedTable';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { OUTCOME_VARIANTS } from './outcomeAppearance';
import { pageOfList, rowsOfPage } from '../../../shared/lists/listQueries';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { OrderLink } from '../../orders';

export function ItemOutcomes({ delivery }: { delivery: DeliveryDetails }) {
  const { outcomes } = delivery;
  const text = useText();
  const query = useListQuery();
  return (
    <PagedTable
      label={text('delivery.items')}
      columns={useOutcomeColumns(delivery)}
      rows={rowsOfPage(outcomes, query)}
      idOf={({ position }) => position}
      query={query}
      pagination={pageOfList(outcomes.length, query)}
      whenEmpty={text('delivery.noItems')}
    />
  );
}

const NUMBER_COLUMNS = { contactNumber: 'column.number', orderId: 'orders.number' } as const;

function useOutcomeColumns({ body, institution, stream }: DeliveryDetails): Column<DeliveryItem>[] {
  const { formatNumber } = useIntl();
  const text = useText();
  const contactColumn: Column<DeliveryItem> = {
    name: 'contact',
    label: text('column.contact'),
    cell: ({ contact }) => <Contact contact={contact} />,
    wraps: true,
  };
  return [
    {
      name: 'position',
      label: text('column.position'),
      // Positions start at 0, but people count from one.
      cell: ({ position }) => <Typography>{formatNumber(position + 1)}</Typography>,
    },
    {
      name: 'number',
      label: text(NUMBER_COLUMNS[STREAM_DESCRIPTIONS[stream].number]),
      cell: (item) => <ItemNumber item={item} institution={institution} />,
    },
    // Names are personal data, like the body.
    ...(body === null ? [] : [contactColumn]),
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
      cell: (item) => (
        <>
          <Meaning item={item} stream={stream} />
          {stream === 'contacts' && <Erase item={item} institution={institution} />}
        </>
      ),
      wraps: true,
    },
  ];
}

/** The number of the contact or order; an order that the CRM has leads to its page. */
function ItemNumber({ institution, item }: { institution: string; item: DeliveryItem }) {
  const { contactNumber, orderDocumentId, orderId } = item;
  const number = orderId ?? contactNumber ?? '–';
  return (
    <Typography>
      {orderDocumentId === null ? (
        number
      ) : (
        <OrderLink documentId={orderDocumentId} institution={institution}>
          {number}
        </OrderLink>
      )}
    </Typography>
  );
}

/** The contact, or the buyer of the order, as the CRM has it now. */
function Contact({ contact }: Pick<DeliveryItem, 'contact'>) {
  const text = useText();
  if (contact === null) return <Typography textColor="neutral600">–</Typography>;
  return (
    <Link tag={RouterLink} to={PLACES.contact(contact.documentId)}>
      {contact.name || text('activity.contact')}
    </Link>
  );
}

/** The way to the erasure of a person who was left out, and is no contact. */
function Erase({
  item: { contactNumber, outcome },
  institution,
}: {
  item: DeliveryItemOutcome;
  institution: string;
}) {
  const text = useText();
  const mayErase = useAllowed('erasePersons').everywhere;
  if (!mayErase || outcome !== 'excluded' || contactNumber === null) return null;
  return (
    <Link tag={RouterLink} to={PLACES.erasureOf(institution, contactNumber)}>
      {`${text('privacy.erase.open')}: ${contactNumber}`}
    </Link>
  );
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
