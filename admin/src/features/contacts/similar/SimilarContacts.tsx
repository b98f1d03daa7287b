import type { ReactNode } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { SimilarContact } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

interface SimilarContactsProps {
  contacts: readonly SimilarContact[];
  /** The action for each contact; without it, the contact is a link. */
  action?: (contact: SimilarContact) => ReactNode;
}

/** Warns that the contact may exist already and offers the existing one. It prevents nothing. */
export function SimilarContacts({ action, contacts }: SimilarContactsProps) {
  const text = useText();
  if (contacts.length === 0) return null;
  const title = text('similar.title', { count: contacts.length });
  return (
    <div role="status">
      <Notice tone="warning" title={title}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {contacts.map((contact) => (
            <Flex
              tag="li"
              key={contact.documentId}
              justifyContent="space-between"
              alignItems="flex-start"
              gap={3}
            >
              <Somebody contact={contact} />
              {action?.(contact)}
            </Flex>
          ))}
        </Flex>
        <Line muted>{text('similar.body')}</Line>
      </Notice>
    </div>
  );
}

function Somebody({ contact }: { contact: SimilarContact }) {
  const { formatList } = useIntl();
  const text = useText();
  const { because, birthDate, documentId, email, name, numbers, phone, town } = contact;
  const details = [email, phone, birthDate, town].filter(Boolean).join(' · ');
  const same = formatList(
    because.map((one) => text(`similar.because.${one}`)),
    { type: 'conjunction' },
  );
  return (
    <Box minWidth={0} style={{ overflowWrap: 'anywhere' }}>
      <Link tag={NavLink} to={PLACES.contact(documentId)} target="_blank">
        {name ?? email ?? documentId}
      </Link>
      {details !== '' && <Line>{details}</Line>}
      {numbers.map(({ contactNumber, institution, institutionName }) => (
        <Line key={institution} muted>
          {text('similar.number', {
            institution: institutionName,
            number: contactNumber,
          })}
        </Line>
      ))}
      <Typography variant="pi" textColor="neutral600">
        {text('similar.same', { same })}
      </Typography>
    </Box>
  );
}
