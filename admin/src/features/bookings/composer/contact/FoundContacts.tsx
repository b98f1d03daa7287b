import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import type { BookingContact } from '../../../../../../server/src/contracts';
import { StatusWord } from '../../../../shared/components/StatusWord';
import { optionId } from '../../../../shared/lists/listKeys';
import { useText } from '../../../../shared/words/useText';

interface FoundContactsProps {
  id: string;
  contacts: readonly BookingContact[];
  /** What the list says without contacts. */
  announced: string;
  /** The position of the option under the cursor; the one after the contacts creates one. */
  active: number;
  mayCreate: boolean;
  onActive: (position: number) => void;
  onChoose: (position: number) => void;
}

/** The list below the search field, which keeps the focus. */
export function FoundContacts(props: FoundContactsProps) {
  const { active, contacts, id, mayCreate, onActive, onChoose, announced } = props;
  const text = useText();
  const option = (position: number, content: ReactNode) => (
    <Option
      key={position}
      id={optionId(id, position)}
      role="option"
      aria-selected={position === active}
      onMouseMove={() => onActive(position)}
      onClick={() => onChoose(position)}
    >
      {content}
    </Option>
  );
  return (
    <Popup
      id={id}
      role="listbox"
      aria-label={text('booking.compose.contact.found')}
      onMouseDown={(event) => event.preventDefault()}
    >
      {contacts.map((contact, position) => option(position, <FoundContact contact={contact} />))}
      {contacts.length === 0 && (
        <Nothing role="presentation">
          <Typography variant="omega" textColor="neutral600">
            {announced}
          </Typography>
        </Nothing>
      )}
      {mayCreate && option(contacts.length, <CreateContact />)}
    </Popup>
  );
}

function CreateContact() {
  const text = useText();
  return (
    <Flex gap={2}>
      <Plus aria-hidden fill="primary600" />
      <Typography textColor="primary600" fontWeight="semiBold">
        {text('booking.compose.contact.create')}
      </Typography>
    </Flex>
  );
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
