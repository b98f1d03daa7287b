import { useEffect, useRef } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { User } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ChosenContact } from '../model/draft';
import { SPOTS } from '../model/spots';
import { StatusWord } from '../../../../shared/components/StatusWord';
import { PLACES } from '../../../../shared/places';
import { useText } from '../../../../shared/words/useText';
import { ContactSearch } from './ContactSearch';
import { jumpTo } from '../places';

interface ContactFieldProps {
  contact: ChosenContact | null;
  institution: string;
  onContact: (contact: ChosenContact | null) => void;
}

/** The contact of the booking: a search, or the chosen contact, as high as the search unless it is long. */
export function ContactField({ contact, institution, onContact }: ContactFieldProps) {
  const text = useText();
  const isByHand = useRef(false);
  const choose = (chosen: ChosenContact | null): void => {
    isByHand.current = true;
    onContact(chosen);
  };

  // Waits until the target of the focus exists and the dialog that trapped the focus is gone.
  useEffect(() => {
    if (isByHand.current) jumpTo(...(contact === null ? [] : [SPOTS.search]), SPOTS.contact);
    isByHand.current = false;
  }, [contact]);

  return (
    <div>
      {contact === null ? (
        <Typography tag="label" htmlFor={SPOTS.contact} variant="pi" fontWeight="bold">
          {text('booking.compose.contact')}
        </Typography>
      ) : (
        // A `label` element would name the button that replaces the contact.
        <Typography tag="div" variant="pi" fontWeight="bold">
          {text('booking.compose.contact')}
        </Typography>
      )}
      {contact === null ? (
        <ContactSearch institution={institution} onContact={choose} />
      ) : (
        <Chosen contact={contact} onReplace={() => choose(null)} />
      )}
    </div>
  );
}

function Chosen({ contact, onReplace }: { contact: ChosenContact; onReplace: () => void }) {
  const text = useText();
  const { contactNumber, documentId, email, name } = contact;
  return (
    <Frame>
      <Flex gap={3} minWidth={0} flex="1" wrap="wrap" style={{ rowGap: 0 }}>
        <User aria-hidden fill="neutral500" />
        <Link id={SPOTS.contactPage} tag={NavLink} to={PLACES.contact(documentId)}>
          {name ?? email ?? documentId}
        </Link>
        {name !== null && email !== null && (
          <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Typography>
        )}
      </Flex>
      {contactNumber !== undefined && (
        <StatusWord variant={contactNumber === null ? 'secondary' : 'success'}>
          {contactNumber === null
            ? text('booking.compose.contact.unknown')
            : text('booking.compose.contact.number', { number: contactNumber })}
        </StatusWord>
      )}
      <Button id={SPOTS.contact} size="S" variant="tertiary" onClick={onReplace}>
        {text('booking.compose.contact.replace')}
      </Button>
    </Frame>
  );
}

const Frame = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  min-height: 4rem;
  margin-top: ${({ theme }) => theme.spaces[1]};
  padding: 0 ${({ theme }) => theme.spaces[2]} 0 ${({ theme }) => theme.spaces[4]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;
