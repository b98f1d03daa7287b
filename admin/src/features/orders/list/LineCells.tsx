import { Typography } from '@strapi/design-system';
import { Wrapping } from '../../../shared/components/Wrapping';
import { useText } from '../../../shared/words/useText';
import type { ListRow } from '../../purchase-cells';
import { OrderLineLink } from '../OrderLineLink';
import { OrderLink } from '../OrderLink';
import { useOrderWords } from '../useOrderWords';
import { InstitutionName } from './InstitutionName';
import { relatedAt, textAt } from './rowValues';

interface ProductProps {
  row: ListRow;
  withKind: boolean;
  withPerformance: boolean;
}

/** The product of an order line, which leads to the line's page; below it what has no column. */
export function Product({ row, withKind, withPerformance }: ProductProps) {
  const product = textAt(row, 'product') || textAt(row, 'operationId') || '-';
  const performance = textAt(row, 'performance');
  const isFurther = withPerformance && performance !== '' && performance !== product;
  return (
    <Wrapping minWidth="16rem">
      <Typography tag="p">
        <OrderLineLink
          documentId={textAt(row, 'documentId')}
          institution={textAt(row, 'institution')}
        >
          {product}
        </OrderLineLink>
      </Typography>
      {(withKind || isFurther) && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {withKind && <Kind code={textAt(row, 'kind')} />}
          {withKind && isFurther && ' · '}
          {isFurther && performance}
        </Typography>
      )}
    </Wrapping>
  );
}

/** The kind of an order line in words: its charges, or a family of products. */
export function Kind({ code }: { code: string }) {
  const text = useText();
  const { familyOf } = useOrderWords();
  return <>{code === 'CHARGES' ? text('orders.line.charges') : familyOf(code) || '-'}</>;
}

interface OrderOfLineProps {
  row: ListRow;
  withInstitution: boolean;
}

/** The number of the line's order, which leads to the order's page. */
export function OrderOfLine({ row, withInstitution }: OrderOfLineProps) {
  const order = relatedAt(row, 'order');
  const number = order === null ? '' : textAt(order, 'orderId');
  const institution = textAt(row, 'institution');
  return (
    <>
      <Typography tag="p">
        {order === null || number === '' ? (
          '-'
        ) : (
          <OrderLink documentId={textAt(order, 'documentId')} institution={institution}>
            {number}
          </OrderLink>
        )}
      </Typography>
      {withInstitution && <InstitutionName code={institution} isBelow />}
    </>
  );
}
