import { useRef, useState } from 'react';
import type { Ref } from 'react';
import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { LONGEST_SEARCH, type SimilarContact } from '../../../../../../server/src/contracts';
import type { ChosenContact } from '../model/draft';
import { asType, contactFields, draftFromSearch, isComplete } from './newContact';
import type { NewContactDraft } from './newContact';
import { SimilarContacts, useSimilarContacts } from '../../../contacts';
import { useAttempts } from '../../../../shared/hooks/useAttempts';
import { useCreateContactRecordMutation } from './contactRecordsApi';
import { useText } from '../../../../shared/words/useText';
import { Segmented } from '../Segmented';

const TYPES: readonly NewContactDraft['type'][] = ['individual', 'structure'];

interface NewContactDialogProps {
  typed: string;
  onCreated: (contact: ChosenContact) => void;
  onClose: () => void;
}

/**
 * Creates a contact without leaving the booking. Further fields can be filled in later, in the
 * Content Manager.
 */
export function NewContactDialog({ onClose, onCreated, typed }: NewContactDialogProps) {
  const text = useText();
  const { attempt } = useAttempts();
  const [draft, setDraft] = useState(() => draftFromSearch(typed));
  const [create, { isLoading }] = useCreateContactRecordMutation();
  const firstText = useRef<HTMLInputElement>(null);
  const similar = useSimilarContacts({ ...draft }, 'bookings');
  const use = ({ documentId, email, name }: SimilarContact): void =>
    onCreated({ documentId, email, name, contactNumber: undefined });
  const set = (change: Partial<NewContactDraft>) => setDraft({ ...draft, ...change });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!isComplete(draft) || isLoading) return;
    void attempt(create(contactFields(draft)).unwrap(), onCreated);
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          firstText.current?.focus();
        }}
      >
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('booking.compose.contact.create')}</Modal.Title>
        </Modal.Header>
        <form noValidate onSubmit={submit}>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <div>
                <Segmented
                  label={text('booking.compose.contact.type')}
                  value={draft.type}
                  choices={TYPES.map((type) => ({
                    value: type,
                    label: text(`contact.type.${type}`),
                  }))}
                  onChoose={(type) => setDraft(asType(draft, type))}
                />
              </div>
              {draft.type === 'individual' ? (
                <Flex gap={4} alignItems="flex-start">
                  <Text field="firstName" draft={draft} onDraft={set} inputRef={firstText} />
                  <Text field="lastName" draft={draft} onDraft={set} required />
                </Flex>
              ) : (
                <Text
                  field="structureName"
                  draft={draft}
                  onDraft={set}
                  inputRef={firstText}
                  required
                />
              )}
              <Flex gap={4} alignItems="flex-start">
                <Text field="email" draft={draft} onDraft={set} type="email" />
                <Text field="mobilePhone" draft={draft} onDraft={set} type="tel" />
              </Flex>
              <SimilarContacts
                contacts={similar}
                action={(contact) => (
                  <Button type="button" size="S" onClick={() => use(contact)}>
                    {text('similar.use')}
                  </Button>
                )}
              />
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {text('dialog.cancel')}
            </Button>
            <Button type="submit" loading={isLoading} disabled={!isComplete(draft)}>
              {text('booking.compose.contact.createAndUse')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

interface TextProps {
  field: Exclude<keyof NewContactDraft, 'type'>;
  draft: NewContactDraft;
  onDraft: (change: Partial<NewContactDraft>) => void;
  required?: boolean;
  type?: 'text' | 'email' | 'tel';
  inputRef?: Ref<HTMLInputElement>;
}

function Text({ draft, field, inputRef, onDraft, required = false, type = 'text' }: TextProps) {
  const text = useText();
  return (
    <Field.Root name={field} required={required} flex="1" minWidth={0}>
      <Field.Label>{text(`field.${field}`)}</Field.Label>
      <TextInput
        ref={inputRef}
        type={type}
        autoComplete="off"
        value={draft[field]}
        maxLength={LONGEST_SEARCH}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
          onDraft({ [field]: event.target.value })
        }
      />
    </Field.Root>
  );
}
