import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { InstitutionLink } from '../../shared/components/InstitutionLink';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

interface SettingsLinkProps {
  institution: { code: string; name: string };
  /** What it leads to, by default the settings as a whole. */
  text?: string;
}

/** A link to the institution's settings, for users who may change them. */
export function SettingsLink({ institution: { code, name }, text: shown }: SettingsLinkProps) {
  const text = useText();
  if (!useAllowed('manageInstitutions').at(code)) return null;
  return (
    <InstitutionLink
      to={PLACES.settings(code)}
      text={shown ?? text('settings.link')}
      label={shown ? `${shown}, ${name}` : text('settings.link.of', { institution: name })}
    />
  );
}

/** A link to the form of a new institution, for users who may create one. */
export function NewInstitutionLink({ variant }: { variant?: 'secondary' }) {
  const text = useText();
  if (!useAllowed('manageInstitutions').everywhere) return null;
  return (
    <LinkButton tag={Link} to={PLACES.newInstitution} variant={variant}>
      {text('settings.new')}
    </LinkButton>
  );
}
