import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useMayCheckContract } from '../../shared/hooks/usePermissions';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** A link to the institution's checks, for users who may check. */
export function CheckLink({ institution }: { institution: { code: string; name: string } }) {
  const text = useText();
  if (!useMayCheckContract()) return null;
  return (
    <LinkButton
      tag={Link}
      to={PLACES.contractCheck(institution.code)}
      size="S"
      variant="tertiary"
      aria-label={text('contractCheck.link.of', {
        institution: institution.name,
      })}
    >
      {text('contractCheck.link')}
    </LinkButton>
  );
}
