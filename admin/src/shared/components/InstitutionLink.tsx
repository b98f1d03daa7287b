import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';

interface InstitutionLinkProps {
  to: string;
  text: string;
  /** The text with the institution's name, for a reader who hears it among others. */
  label: string;
  variant?: 'secondary' | 'tertiary';
}

export function InstitutionLink({ label, text, to, variant = 'tertiary' }: InstitutionLinkProps) {
  return (
    <LinkButton tag={Link} to={to} size="S" variant={variant} aria-label={label}>
      {text}
    </LinkButton>
  );
}
