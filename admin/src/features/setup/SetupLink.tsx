import { InstitutionLink } from '../../shared/components/InstitutionLink';
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
    <InstitutionLink
      to={PLACES.setup(institution.code)}
      text={label}
      label={text('setup.link.of', { label, institution: institution.name })}
      variant="secondary"
    />
  );
}
