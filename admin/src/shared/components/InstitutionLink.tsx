import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';

interface InstitutionLinkProps {
  to: string;
  text: string;
  /** The text with the institution's name, for a reader who hears it among others. */
  label: string;
  variant?: 'secondary' | 'tertiary';
}

/** A button on an institution's card that leads to one of its screens. */
export function InstitutionLink({ label, text, to, variant = 'tertiary' }: InstitutionLinkProps) {
  return (
    <LinkButton tag={Link} to={to} size="S" variant={variant} aria-label={label}>
      {text}
    </LinkButton>
  );
}
