import type { ReactNode } from 'react';
import { RowLink } from '../../shared/components/RowLink';
import { useMayOpenOrdersOf } from '../../shared/permissions/contentPermissions';
import { PLACES } from '../../shared/places';

interface OrderLinkProps {
  documentId: string;
  institution: string;
  children: ReactNode;
}

/** Leads to the page of an order; plain text for users who may not open it. */
export function OrderLink({ children, documentId, institution }: OrderLinkProps) {
  if (!useMayOpenOrdersOf(institution)) return <>{children}</>;
  return <RowLink to={PLACES.order(documentId)}>{children}</RowLink>;
}
