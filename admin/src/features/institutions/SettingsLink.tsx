import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { InstitutionLink } from '../../shared/components/InstitutionLink';
import { useMayManageInstitutions } from '../../shared/hooks/usePermissions';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** A link to the institution's settings, for users who may change them. */
export function SettingsLink({ institution }: { institution: { code: string; name: string } }) {
  const text = useText();
  if (!useMayManageInstitutions()) return null;
  return (
    <InstitutionLink
      to={PLACES.settings(institution.code)}
      text={text('settings.link')}
      label={text('settings.link.of', { institution: institution.name })}
    />
  );
}

/** A link to the form of a new institution, for users who may create one. */
export function NewInstitutionLink() {
  const text = useText();
  if (!useMayManageInstitutions()) return null;
  return (
    <LinkButton tag={Link} to={PLACES.newInstitution}>
      {text('settings.new')}
    </LinkButton>
  );
}
