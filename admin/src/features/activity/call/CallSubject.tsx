import type { ReactNode } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { CallSummary } from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { OrderLink } from '../../orders';

type CallSubjectProps = Pick<CallSummary, 'about' | 'institution'> & { whenNothing?: ReactNode };

/** What a call or an item is about, with the ways there. */
export function CallSubject({
  about,
  institution,
  whenNothing = <Typography>–</Typography>,
}: CallSubjectProps) {
  const text = useText();
  const { bookingDocumentId, bulkJobId, contact, contactNumber, orderDocumentId, orderId } = about;
  const number = contactNumber && text('activity.number', { number: contactNumber });
  const order = orderId && text('activity.order', { number: orderId });
  const isAboutNothing = !contact && !number && !order && !bookingDocumentId && bulkJobId === null;
  if (isAboutNothing) return whenNothing;
  return (
    <Flex gap={2} wrap="wrap">
      {contact && (
        <Link tag={RouterLink} to={PLACES.contact(contact.documentId)}>
          {contact.name || text('activity.contact')}
        </Link>
      )}
      {number && <Typography textColor="neutral600">{number}</Typography>}
      {order && orderDocumentId && (
        <Typography>
          <OrderLink documentId={orderDocumentId} institution={institution}>
            {order}
          </OrderLink>
        </Typography>
      )}
      {order && !orderDocumentId && <Typography>{order}</Typography>}
      {bookingDocumentId && (
        <Link tag={RouterLink} to={PLACES.booking(bookingDocumentId)}>
          {text('activity.booking')}
        </Link>
      )}
      {bulkJobId !== null && (
        <Link tag={RouterLink} to={PLACES.bulkJob(bulkJobId)}>
          {text('activity.bulkJob', { id: String(bulkJobId) })}
        </Link>
      )}
    </Flex>
  );
}
