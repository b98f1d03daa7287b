import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useMaySteer } from '../../shared/hooks/usePermissions';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** A link to what the institution exchanges, for users who may change it. */
export function MappingLink({ institution }: { institution: { code: string; name: string } }) {
  const text = useText();
  if (!useMaySteer()) return null;
  return (
    <LinkButton
      tag={Link}
      to={PLACES.mapping(institution.code)}
      size="S"
      variant="tertiary"
      aria-label={text('mapping.link.of', { institution: institution.name })}
    >
      {text('mapping.link')}
    </LinkButton>
  );
}
