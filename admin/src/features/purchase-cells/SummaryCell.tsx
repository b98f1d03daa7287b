import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SummaryForm } from '../../../../server/src/contracts';
import { useGetVenuesQuery } from '../../shared/api/venuesApi';
import { useMoney } from '../../shared/money/useMoney';
import { useExactMoment } from '../../shared/time/ExactMoment';
import { VenueTime } from '../../shared/time/VenueTime';
import { amountsIn, venueOf } from './amounts';
import type { ListRow } from './amounts';

export interface SummaryCellProps {
  form: SummaryForm;
  name: string;
  row: ListRow;
}

/** A value that Strapi would format differently. It is short, so that all columns fit. */
export function SummaryCell(props: SummaryCellProps) {
  return (
    <Typography textColor="neutral800">
      <SummaryValue {...props} />
    </Typography>
  );
}

/** The value alone, in the color of what stands around it. */
export const SummaryValue = ({ form, name, row }: SummaryCellProps) => (
  <>{summaryIn(form, name, row) ?? '-'}</>
);

function summaryIn(form: SummaryForm, name: string, row: ListRow): ReactNode {
  const value = row[name];
  switch (form) {
    case 'amount':
      return amountsIn(row, name).length === 0 ? null : <Amounts name={name} row={row} />;
    case 'day':
      return typeof value === 'string' ? <Day at={value} /> : null;
    case 'venueDay':
    case 'venueMoment':
      return typeof value === 'string' ? (
        <AtVenue
          at={value}
          venue={venueOf(row)}
          part={form === 'venueDay' ? 'date' : 'dateAndTime'}
        />
      ) : null;
  }
}

/** One amount per line, the main currency (the one that filters use) first. */
function Amounts({ name, row }: Pick<SummaryCellProps, 'name' | 'row'>) {
  const money = useMoney();
  return amountsIn(row, name).map((amount) => (
    <span key={amount.currencyCode} style={{ display: 'block', whiteSpace: 'nowrap' }}>
      {money(amount)}
    </span>
  ));
}

function Day({ at }: { at: string }) {
  const { formatDate } = useIntl();
  const exactly = useExactMoment();
  return (
    <time dateTime={at} title={exactly(at)}>
      {formatDate(at, { dateStyle: 'medium' })}
    </time>
  );
}

interface AtVenueProps {
  at: string;
  venue: string;
  part: 'date' | 'dateAndTime';
}

function AtVenue({ at, part, venue }: AtVenueProps) {
  const { data } = useGetVenuesQuery(undefined);
  return <VenueTime at={at} timeZone={data?.[venue]?.timeZone ?? 'UTC'} part={part} />;
}
