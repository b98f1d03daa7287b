import { useState } from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { LONGEST_SEARCH } from '../../../../server/src/contracts';
import type { NamedContact } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Notice';
import { useSettled } from '../../shared/hooks/useSettled';
import { useText } from '../../shared/words/useText';
import { useContactRecord, useSimilarContacts } from '../contacts';
import { useFindContactsQuery } from './findContactsApi';
import type { FoundContact } from './findContactsApi';

const TYPING_PAUSE_MS = 300;
const FEWEST_LETTERS = 2;

interface OtherContactProps {
  /** The contact that is not looked for. */
  documentId: string;
  onChosen: (contact: NamedContact) => void;
}

/** Finds the contact to merge with: proposes those that resemble, and searches by any words. */
export function OtherContact({ documentId, onChosen }: OtherContactProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim(), TYPING_PAUSE_MS);
  const isSearched = settled.length >= FEWEST_LETTERS;
  const { data: record } = useContactRecord(documentId);
  const similar = useSimilarContacts(record?.values ?? {}, 'contacts');
  const found = useFindContactsQuery({ q: settled }, { skip: !isSearched });
  const shown: readonly FoundContact[] = isSearched ? (found.currentData ?? []) : similar;
  const others = shown.filter((one) => one.documentId !== documentId);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="other" hint={text('merge.search.hint')}>
        <Field.Label>{text('merge.search')}</Field.Label>
        <TextInput
          autoComplete="off"
          maxLength={LONGEST_SEARCH}
          value={words}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setWords(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Typography role="status" variant="pi" fontWeight="bold">
        {isSearched
          ? !found.isFetching && text('merge.search.found', { count: others.length })
          : others.length > 0 && text('merge.search.similar')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {others.map((contact) => (
          <Other key={contact.documentId} contact={contact} onChosen={onChosen} />
        ))}
      </Flex>
    </Flex>
  );
}

function Other({
  contact,
  onChosen,
}: {
  contact: FoundContact;
  onChosen: OtherContactProps['onChosen'];
}) {
  const text = useText();
  const { birthDate, documentId, email, phone, town } = contact;
  const name = contact.name ?? email ?? documentId;
  return (
    <Flex tag="li" justifyContent="space-between" gap={4}>
      <Box minWidth={0}>
        <Typography fontWeight="bold">{name}</Typography>
        <Line muted>{[email, phone, birthDate, town].filter(Boolean).join(' · ')}</Line>
      </Box>
      <Button
        size="S"
        variant="secondary"
        aria-label={text('merge.compareWith', { name })}
        onClick={() => onChosen({ documentId, name })}
      >
        {text('merge.compare')}
      </Button>
    </Flex>
  );
}
