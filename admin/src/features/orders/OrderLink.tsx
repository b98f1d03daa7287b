import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { TextLink } from '../../shared/components/TextLink';
import { useMayOpenOrders } from '../../shared/hooks/usePermissions';
import { PLACES } from '../../shared/places';

/** Leads to the page of an order; plain text for users who may not open it. */
export function OrderLink({ documentId, children }: { documentId: string; children: ReactNode }) {
  if (!useMayOpenOrders()) return <>{children}</>;
  return (
    <TextLink tag={RouterLink} to={PLACES.order(documentId)}>
      {children}
    </TextLink>
  );
}
