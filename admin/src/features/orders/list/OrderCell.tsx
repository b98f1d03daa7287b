import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import type { OrderForm } from '../../../../../server/src/contracts';
import { Wrapping } from '../../../shared/components/Wrapping';
import { useMoney } from '../../../shared/money/useMoney';
import { RowLink } from '../../../shared/components/RowLink';
import { PLACES } from '../../../shared/places';
import { amountOf, SummaryValue, type ListRow } from '../../purchase-cells';
import { OrderLink } from '../OrderLink';
import { OrderState, OrderType } from '../OrderWords';
import { InstitutionName } from './InstitutionName';
import { Kind, OrderOfLine, Product } from './LineCells';
import { relatedAt, textAt } from './rowValues';

/** The contact of an order, with a link; Strapi leaves it out for users who may not see it. */
function ContactName({ contact }: { contact: ListRow | null }) {
  const name = contact === null ? '' : textAt(contact, 'displayName');
  if (contact === null || name === '') return <Typography>-</Typography>;
  return (
    <Wrapping minWidth="12rem">
      <Typography>
        <RowLink to={PLACES.contact(textAt(contact, 'documentId'))}>{name}</RowLink>
      </Typography>
    </Wrapping>
  );
}

interface OrderCellProps {
  form: OrderForm;
  /** The column. */
  name: string;
  row: ListRow;
  /** The names of all columns: what has none of its own stands below another value. */
  shown: readonly string[];
}

/** A value of an order or an order line in the Content Manager's list. */
export function OrderCell({ form, name, row, shown }: OrderCellProps) {
  const missing = (column: string): boolean => !shown.includes(column);
  switch (form) {
    case 'orderDate':
      return (
        <>
          <ToOrder row={row}>
            <SummaryValue form="venueMoment" name={name} row={row} />
          </ToOrder>
          {missing('institution') && <InstitutionName code={textAt(row, 'institution')} isBelow />}
        </>
      );
    case 'orderLink':
      return (
        <Wrapping minWidth="10rem">
          <ToOrder row={row}>{shownText(row, name)}</ToOrder>
        </Wrapping>
      );
    case 'orderType':
      return (
        <>
          <OrderType type={textAt(row, 'orderType')} />
          {missing('orderState') && (
            <div>
              <OrderState state={textAt(row, 'orderState')} />
            </div>
          )}
        </>
      );
    case 'orderState':
      return <OrderState state={textAt(row, 'orderState')} />;
    case 'orderText':
      return <Typography>{shownText(row, name)}</Typography>;
    case 'orderMoney':
      return <Amount name={name} row={row} />;
    case 'orderContact':
      return <ContactName contact={relatedAt(row, 'contact')} />;
    case 'lineProduct':
      return (
        <Product row={row} withKind={missing('kind')} withPerformance={missing('performance')} />
      );
    case 'lineKind':
      return (
        <Typography>
          <Kind code={textAt(row, 'kind')} />
        </Typography>
      );
    case 'lineOrder':
      return <OrderOfLine row={row} withInstitution={missing('institution')} />;
    case 'institution':
      return <InstitutionName code={textAt(row, 'institution')} />;
  }
}

const shownText = (row: ListRow, name: string): string => textAt(row, name) || '-';

function ToOrder({ children, row }: { row: ListRow; children: ReactNode }) {
  return (
    <Typography tag="p">
      <OrderLink documentId={textAt(row, 'documentId')} institution={textAt(row, 'institution')}>
        {children}
      </OrderLink>
    </Typography>
  );
}

/** With its currency, in the notation of the panel's language. */
function Amount({ name, row }: { name: string; row: ListRow }) {
  const money = useMoney();
  const amount = amountOf(row, name);
  return <Typography>{amount === null ? shownText(row, name) : money(amount)}</Typography>;
}
