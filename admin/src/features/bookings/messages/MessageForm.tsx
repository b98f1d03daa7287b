import { Box, Button, Field, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { LONGEST_MESSAGE, LONGEST_SUBJECT } from '../../../../../server/src/contracts';
import type { PreviewBookingMessage } from '../../../../../server/src/contracts';
import { draftOf, isRewritten } from './messageDraft';
import type { MessageDraft } from './messageDraft';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { ChoiceField } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';

interface MessageFormProps {
  proposed: PreviewBookingMessage.Response['data'];
  edited: MessageDraft | null;
  onEdit: (edited: MessageDraft | null) => void;
  onLocale: (locale: string) => void;
}

/** The message, next to a preview of what the customer will see. */
export function MessageForm({ proposed, edited, onEdit, onLocale }: MessageFormProps) {
  const text = useText();
  const draft = draftOf(proposed, edited);
  const isRewriting = isRewritten(proposed, edited);
  return (
    <Columns>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Field.Root name="to">
          <Field.Label>{text('booking.message.to')}</Field.Label>
          <TextInput value={proposed.to} disabled />
        </Field.Root>
        {proposed.lacksExpiry && (
          <Notice tone="warning" title={text('booking.message.lacksExpiry')}>
            <Line>{text('booking.message.lacksExpiry.hint')}</Line>
          </Notice>
        )}
        <Language proposed={proposed} onLocale={onLocale} />
        <Field.Root name="subject" required>
          <Field.Label>{text('booking.message.subject')}</Field.Label>
          <TextInput
            value={draft.subject}
            maxLength={LONGEST_SUBJECT}
            onChange={(event) => onEdit({ ...draft, subject: event.target.value })}
          />
        </Field.Root>
        <Field.Root name="text" required>
          <Field.Label>{text('booking.message.text')}</Field.Label>
          <Textarea
            value={draft.text}
            rows={14}
            maxLength={LONGEST_MESSAGE}
            style={{ minHeight: '30rem', resize: 'vertical' }}
            onChange={(event) => onEdit({ ...draft, text: event.target.value })}
          />
        </Field.Root>
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="pi" fontWeight="bold">
          {text('booking.message.preview')}
        </Typography>
        {isRewriting ? (
          <Rewritten words={draft.text} onUndo={() => onEdit(null)} />
        ) : (
          <Letter
            title={text('booking.message.preview')}
            // The preview contains foreign text, so nothing in it may run or load from the network.
            sandbox=""
            srcDoc={proposed.html}
          />
        )}
      </Flex>
    </Columns>
  );
}

const Columns = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[5]};
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 900px) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;

/** White in dark mode too, as in mail programs. */
const Letter = styled.iframe`
  width: 100%;
  flex: 1;
  min-height: 44rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #ffffff;
`;

function Language({
  proposed: { locale, locales },
  onLocale,
}: Pick<MessageFormProps, 'proposed' | 'onLocale'>) {
  const { formatDisplayName } = useIntl();
  const text = useText();
  return (
    <ChoiceField
      name="locale"
      label={text('booking.message.language')}
      hint={text('booking.message.language.hint')}
      chosen={locale}
      options={locales.map((code) => ({
        id: code,
        text: formatDisplayName(code, { type: 'language' }) ?? code,
      }))}
      onChoose={onLocale}
    />
  );
}

function Rewritten({ words, onUndo }: { words: string; onUndo: () => void }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Line muted>{text('booking.message.rewritten')}</Line>
      <Box padding={5} hasRadius background="neutral0" borderColor="neutral200">
        <Typography
          tag="p"
          variant="omega"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {words}
        </Typography>
      </Box>
      <Flex>
        <Button size="S" variant="tertiary" onClick={onUndo}>
          {text('booking.message.undo')}
        </Button>
      </Flex>
    </Flex>
  );
}
