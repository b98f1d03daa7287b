import { LinkButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { useMayCheckContract } from '../../shared/hooks/usePermissions';
import { PLACES } from '../../shared/places';
import { message } from '../../translations/message';

/** A link to the institution's checks, for users who may check. */
export function CheckLink({ institution }: { institution: { code: string; name: string } }) {
  const { formatMessage } = useIntl();
  if (!useMayCheckContract()) return null;
  return (
    <LinkButton
      tag={Link}
      to={PLACES.contractCheck(institution.code)}
      size="S"
      variant="tertiary"
      aria-label={formatMessage(message('contractCheck.link.of'), {
        institution: institution.name,
      })}
    >
      {formatMessage(message('contractCheck.link'))}
    </LinkButton>
  );
}
