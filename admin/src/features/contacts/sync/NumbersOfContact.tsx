import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useContactSync } from '../queries/useContactSync';
import { StateBadge } from '../StateBadge';
import { StateAnnouncement } from './StateAnnouncement';

/** A contact's number and state at each institution, and the way to its activity, in one line. */
export function NumbersOfContact({ documentId }: { documentId: string }) {
  const text = useText();
  const mayReadOverview = useAllowed('readOverview').somewhere;
  const { statuses = [] } = useContactSync(documentId);
  return (
    <>
      <StateAnnouncement statuses={statuses} />
      <Flex tag="ul" aria-label={text('contactPage.numbers')} gap={5} wrap="wrap">
        {statuses.map((status) => (
          <Flex tag="li" key={status.institution.code} gap={2}>
            <Typography fontWeight="bold">{status.institution.name}</Typography>
            <Typography textColor="neutral600">{status.contactNumber ?? '–'}</Typography>
            <StateBadge state={status.state} />
          </Flex>
        ))}
        {mayReadOverview && (
          <li>
            <Link tag={RouterLink} to={PLACES.activity({ further: { contact: documentId } })}>
              {text('contactPage.activity')}
            </Link>
          </li>
        )}
      </Flex>
    </>
  );
}
