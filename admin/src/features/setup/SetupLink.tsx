import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { openSteps } from './setupSteps';

/** A link to the set-up of an institution, with what is open; renders nothing if nothing is. */
export function SetupLink({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const count = openSteps(institution);
  if (count === 0) return null;
  const label = text('setup.link', { count });
  return (
    <LinkButton
      tag={Link}
      to={PLACES.setup(institution.code)}
      size="S"
      variant="secondary"
      aria-label={text('setup.link.of', { label, institution: institution.name })}
    >
      {label}
    </LinkButton>
  );
}
