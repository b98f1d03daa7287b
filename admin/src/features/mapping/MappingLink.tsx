import { InstitutionLink } from '../../shared/components/InstitutionLink';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** A link to what the institution exchanges, for users who may change it. */
export function MappingLink({ institution }: { institution: { code: string; name: string } }) {
  const text = useText();
  if (!useAllowed('steerSync').at(institution.code)) return null;
  return (
    <InstitutionLink
      to={PLACES.mapping(institution.code)}
      text={text('mapping.link')}
      label={text('mapping.link.of', { institution: institution.name })}
    />
  );
}
