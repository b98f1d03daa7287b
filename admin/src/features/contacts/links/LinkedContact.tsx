import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { LinkSummary } from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { contactLabel, openableContact } from './linkWords';

/** The contact of a link, with its page while it exists. */
export function LinkedContact({ link }: { link: LinkSummary }) {
  const text = useText();
  const label = contactLabel(link);
  const name = label.kind === 'name' ? label.name : text(`links.contact.${label.kind}`);
  const documentId = openableContact(link);
  if (documentId === null) return <Typography textColor="neutral600">{name}</Typography>;
  return (
    <Link tag={RouterLink} to={PLACES.contactPage(documentId)}>
      {name}
    </Link>
  );
}
