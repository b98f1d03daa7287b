import type { MouseEvent, ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { TextLink } from './TextLink';

interface RowLinkProps {
  to: string;
  children: ReactNode;
}

/** A link in a row of the Content Manager's list, where a click on the row opens Strapi's form. */
export function RowLink({ children, to }: RowLinkProps) {
  return (
    <TextLink tag={RouterLink} to={to} onClick={(event: MouseEvent) => event.stopPropagation()}>
      {children}
    </TextLink>
  );
}
