import type { MouseEvent, ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { TextLink } from '../../shared/components/TextLink';
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
  return (
    <TextLink
      tag={RouterLink}
      to={PLACES.order(documentId)}
      // In the Content Manager's list a click on the row opens Strapi's form.
      onClick={(event: MouseEvent) => event.stopPropagation()}
    >
      {children}
    </TextLink>
  );
}
