import { useEffect, useId, useState } from 'react';
import { Flex, TextInput, Typography, VisuallyHidden } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import { LONGEST_SEARCH, type BookingContact } from '../../../../../../server/src/contracts';
import type { ChosenContact } from '../model/draft';
import { movedBy } from '../../../../shared/lists/listKeys';
import { SPOTS } from '../model/spots';
import { StatusWord } from '../../../../shared/components/StatusWord';
import { useMayCreateContacts } from '../../../../shared/permissions/contentPermissions';
import { useSettled } from '../../../../shared/hooks/useSettled';
import { useFindBookingContactsQuery } from '../../queries/bookingsApi';
import { useText } from '../../../../shared/words/useText';
import { NewContactDialog } from './NewContactDialog';
import { jumpTo } from '../places';

const PAUSE_MS = 200;
/** A single letter would match everybody. */
const FEWEST_LETTERS = 2;
const PAGE = 5;

interface ContactSearchProps {
  institution: string;
  onContact: (contact: ChosenContact) => void;
}

/**
 * Finds a contact by name, e-mail, phone or number, or creates one. The focus stays in the field.
 */
export function ContactSearch({ institution, onContact }: ContactSearchProps) {
  const text = useText();
  const listId = useId();
  const mayCreate = useMayCreateContacts();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [isCreating, setCreating] = useState(false);
  const settled = useSettled(words.trim(), PAUSE_MS);
  const isAsked = settled.length >= FEWEST_LETTERS;
  const { currentData, isError, isFetching } = useFindBookingContactsQuery(
    { institution, q: settled },
    { skip: !isAsked },
  );
  const contacts = isAsked ? (currentData ?? NONE) : NONE;
  const isShown = isOpen && isAsked && words.trim().length >= FEWEST_LETTERS;
  const count = contacts.length + (mayCreate ? 1 : 0);

  useEffect(() => {
    if (isShown) document.getElementById(`${listId}-${active}`)?.scrollIntoView(NO_FARTHER);
  }, [active, isShown, listId]);

  const told =
    contacts.length > 0
      ? text('booking.compose.contact.count', { count: contacts.length })
      : text(`booking.compose.contact.nothing.${whyNothing(isFetching, isError)}`);

  const choose = (position: number): void => {
    const contact = contacts[position];
    if (contact !== undefined) onContact(contact);
    else if (mayCreate) setCreating(true);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const moved = movedBy(event.key, active, { count, page: PAGE });
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter') {
      // The list still belongs to the earlier text.
      if (isShown && !isFetching && settled === words.trim()) choose(active);
    } else if (moved !== null) {
      setOpen(true);
      setActive(moved);
    } else return;
    event.preventDefault();
  };

  return (
    <Anchor>
      <TextInput
        id={SPOTS.contact}
        name="contact"
        maxLength={LONGEST_SEARCH}
        role="combobox"
        aria-label={text('booking.compose.contact')}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && count > 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={text('booking.compose.contact.placeholder')}
        value={words}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
          setWords(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {/* The element exists before its text, because screen readers skip what appears with it. */}
      <VisuallyHidden role="status">{isShown && told}</VisuallyHidden>
      {isShown && (
        <Popup
          id={listId}
          role="listbox"
          aria-label={text('booking.compose.contact.found')}
          onMouseDown={(event) => event.preventDefault()}
        >
          {contacts.map((contact, position) => (
            <Option
              key={contact.documentId}
              id={`${listId}-${position}`}
              role="option"
              aria-selected={position === active}
              onMouseMove={() => setActive(position)}
              onClick={() => choose(position)}
            >
              <FoundContact contact={contact} />
            </Option>
          ))}
          {contacts.length === 0 && (
            <Nothing role="presentation">
              <Typography variant="omega" textColor="neutral600">
                {told}
              </Typography>
            </Nothing>
          )}
          {mayCreate && (
            <Option
              id={`${listId}-${contacts.length}`}
              role="option"
              aria-selected={active === contacts.length}
              onMouseMove={() => setActive(contacts.length)}
              onClick={() => choose(contacts.length)}
            >
              <Flex gap={2}>
                <Plus aria-hidden fill="primary600" />
                <Typography textColor="primary600" fontWeight="semiBold">
                  {text('booking.compose.contact.create')}
                </Typography>
              </Flex>
            </Option>
          )}
        </Popup>
      )}
      {isCreating && (
        <NewContactDialog
          typed={words.trim()}
          onCreated={onContact}
          onClose={() => {
            setCreating(false);
            requestAnimationFrame(() => jumpTo(SPOTS.contact));
          }}
        />
      )}
    </Anchor>
  );
}

const NONE: BookingContact[] = [];
const NO_FARTHER: ScrollIntoViewOptions = { block: 'nearest' };

function whyNothing(isFetching: boolean, isError: boolean) {
  if (isFetching) return 'searching';
  return isError ? 'failed' : 'found';
}

function FoundContact({ contact }: { contact: BookingContact }) {
  const text = useText();
  const { contactNumber, documentId, email, name, phone, town } = contact;
  const details = [name === null ? null : email, phone, town].filter(Boolean).join(' · ');
  return (
    <Flex justifyContent="space-between" gap={3}>
      <div style={{ minWidth: 0 }}>
        <Typography ellipsis tag="div" fontWeight="semiBold" textColor="neutral800">
          {name ?? email ?? documentId}
        </Typography>
        <Typography ellipsis tag="div" variant="pi" textColor="neutral600">
          {details}
        </Typography>
      </div>
      <StatusWord variant={contactNumber === null ? 'secondary' : 'success'}>
        {contactNumber === null
          ? text('booking.compose.contact.unknown')
          : text('booking.compose.contact.number', { number: contactNumber })}
      </StatusWord>
    </Flex>
  );
}

const Anchor = styled.div`
  position: relative;
  margin-top: ${({ theme }) => theme.spaces[1]};
`;

/** Floats above the page, so that nothing moves when it opens. */
const Popup = styled.div`
  position: absolute;
  z-index: ${({ theme }) => theme.zIndices.popover};
  top: calc(100% + 4px);
  left: 0;
  right: 0;
  max-height: 36rem;
  overflow-y: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;

const Option = styled.div`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  cursor: pointer;

  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const Nothing = styled.div`
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
`;
