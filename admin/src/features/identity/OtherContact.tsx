import { useId, useState } from 'react';
import type { RefObject } from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { LONGEST_SEARCH } from '../../../../server/src/contracts';
import type { NamedContact } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useSettled } from '../../shared/hooks/useSettled';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { useContactRecord, useGetContactRecordsQuery, useSimilarContacts } from '../contacts';
import { useFindContactsQuery } from './findContactsApi';
import type { FoundContact } from './findContactsApi';
import { numbersIn } from './toldApart';

const TYPING_PAUSE_MS = 300;
const FEWEST_LETTERS = 2;

interface OtherContactProps {
  /** The contact that is not looked for. */
  documentId: string;
  onChosen: (contact: NamedContact) => void;
  inputRef: RefObject<HTMLInputElement>;
}

/** Finds the contact to merge with: proposes those that resemble, and searches by any words. */
export function OtherContact({ documentId, inputRef, onChosen }: OtherContactProps) {
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
          ref={inputRef}
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

interface OtherProps {
  contact: FoundContact;
  onChosen: OtherContactProps['onChosen'];
}

function Other({ contact, onChosen }: OtherProps) {
  const text = useText();
  const detailsId = useId();
  const { birthDate, documentId, email, phone, town } = contact;
  const name = contact.name ?? email ?? documentId;
  return (
    <Flex tag="li" justifyContent="space-between" gap={4}>
      <Box minWidth={0} id={detailsId}>
        <Typography fontWeight="bold">{name}</Typography>
        <Line muted>{[email, phone, birthDate, town].filter(Boolean).join(' · ')}</Line>
        <Numbers documentId={documentId} />
      </Box>
      <Button
        size="S"
        variant="secondary"
        aria-label={text('merge.compareWith', { name })}
        aria-describedby={detailsId}
        onClick={() => onChosen({ documentId, name })}
      >
        {text('merge.compare')}
      </Button>
    </Flex>
  );
}

/** The numbers in S-360, which tell two contacts of the same name and e-mail apart. */
function Numbers({ documentId }: { documentId: string }) {
  const text = useText();
  const mayRead = useAllowed('readSync').somewhere;
  const { data, isError } = useGetContactRecordsQuery(documentId, { skip: !mayRead });
  if (!mayRead || isError) return null;
  // The line has its place while they are read, so that the buttons below stand still.
  if (!data) return <Line muted>…</Line>;
  const numbers = numbersIn(data).map((number) => text('similar.number', number));
  return <Line>{numbers.length === 0 ? text('merge.search.noNumber') : numbers.join(' · ')}</Line>;
}
