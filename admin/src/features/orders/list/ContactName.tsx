import { Typography } from '@strapi/design-system';
import { RowLink } from '../../../shared/components/RowLink';
import { Wrapping } from '../../../shared/components/Wrapping';
import { PLACES } from '../../../shared/places';
import { textAt } from './rowValues';
import type { ListRow } from '../../purchase-cells';

/** The contact of an order, with a link; Strapi leaves it out for users who may not see it. */
export function ContactName({ contact }: { contact: ListRow | null }) {
  const name = contact === null ? '' : textAt(contact, 'displayName');
  if (contact === null || name === '') return <Typography>-</Typography>;
  return (
    <Wrapping minWidth="12rem">
      <Typography>
        <RowLink to={PLACES.contact(textAt(contact, 'documentId'))}>{name}</RowLink>
      </Typography>
    </Wrapping>
  );
}
