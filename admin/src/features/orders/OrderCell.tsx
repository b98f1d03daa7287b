import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import type { OrderForm } from '../../../../server/src/contracts';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useGetInstitutionsQuery } from '../institutions';
import { OrderLink } from './OrderLink';
import { OrderState, OrderType } from './OrderWords';

interface OrderCellProps {
  form: OrderForm;
  row: Readonly<Record<string, unknown>>;
  /** The value as a person reads it. */
  children: ReactNode;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A value of an order in the Content Manager's list; its date and summary lead to its page. */
export function OrderCell({ children, form, row }: OrderCellProps) {
  const { documentId, institution, orderState, orderType } = row;
  switch (form) {
    case 'orderDate':
    case 'orderLink':
      return (
        <Typography>
          <OrderLink documentId={textOf(documentId)} institution={textOf(institution)}>
            {children}
          </OrderLink>
        </Typography>
      );
    case 'orderType':
      return <OrderType type={textOf(orderType)} />;
    case 'orderState':
      return <OrderState state={textOf(orderState)} />;
    case 'orderText':
      return <Typography>{children}</Typography>;
    case 'institution':
      return <Institution code={textOf(institution)} />;
  }
}

/** The name of the institution; its code for users who may not read the institutions. */
function Institution({ code }: { code: string }) {
  const mayRead = useAllowed('readOverview').somewhere;
  const { data: institutions = [] } = useGetInstitutionsQuery(undefined, { skip: !mayRead });
  const name = institutions.find((institution) => institution.code === code)?.name;
  return <Typography>{name ?? code}</Typography>;
}
