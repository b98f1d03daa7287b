import { useEffect, useId, useState } from 'react';
import { TextInput, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { LONGEST_SEARCH, type BookingContact } from '../../../../../../server/src/contracts';
import type { ChosenContact } from '../model/draft';
import { movedBy, optionId } from '../../../../shared/lists/listKeys';
import { SPOTS } from '../model/spots';
import { useMayCreateContacts } from '../../../../shared/permissions/contentPermissions';
import { useSettled } from '../../../../shared/hooks/useSettled';
import { useFindBookingContactsQuery } from '../../queries/bookingsApi';
import { useText } from '../../../../shared/words/useText';
import { FoundContacts } from './FoundContacts';
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
    if (isShown) document.getElementById(optionId(listId, active))?.scrollIntoView(NO_FARTHER);
  }, [active, isShown, listId]);

  const announced =
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
        aria-activedescendant={isShown && count > 0 ? optionId(listId, active) : undefined}
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
      <VisuallyHidden role="status">{isShown && announced}</VisuallyHidden>
      {isShown && (
        <FoundContacts
          id={listId}
          contacts={contacts}
          announced={announced}
          active={active}
          mayCreate={mayCreate}
          onActive={setActive}
          onChoose={choose}
        />
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

const Anchor = styled.div`
  position: relative;
  margin-top: ${({ theme }) => theme.spaces[1]};
`;
