import type { ReactNode } from 'react';
import { RowLink } from '../../shared/components/RowLink';
import { useMayOpenOrderLinesOf } from '../../shared/permissions/contentPermissions';
import { PLACES } from '../../shared/places';

interface OrderLineLinkProps {
  documentId: string;
  institution: string;
  children: ReactNode;
}

/** Leads to the page of an order line; plain text for users who may not open it. */
export function OrderLineLink({ children, documentId, institution }: OrderLineLinkProps) {
  if (!useMayOpenOrderLinesOf(institution)) return <>{children}</>;
  return <RowLink to={PLACES.orderLine(documentId)}>{children}</RowLink>;
}
