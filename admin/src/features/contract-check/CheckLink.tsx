import { InstitutionLink } from '../../shared/components/InstitutionLink';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** A link to the institution's checks, for users who may check. */
export function CheckLink({ institution }: { institution: { code: string; name: string } }) {
  const text = useText();
  if (!useAllowed('checkContract').at(institution.code)) return null;
  return (
    <InstitutionLink
      to={PLACES.contractCheck(institution.code)}
      text={text('contractCheck.link')}
      label={text('contractCheck.link.of', { institution: institution.name })}
    />
  );
}
