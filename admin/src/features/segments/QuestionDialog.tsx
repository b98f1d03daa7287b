import { useState } from 'react';
import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { MOST_QUESTIONS } from '../../../../server/src/contracts';
import type { Question } from '../../../../server/src/contracts';
import { KINDS, newDraft, questionFrom } from './draft';
import type { DraftProps } from './draft';
import { message } from '../../translations/message';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { QuestionFields } from './QuestionFields';

interface QuestionDialogProps {
  /** How many are asked already. */
  asked: number;
  onAsk: (question: Question) => void;
}

/** The button in the contact list that opens a dialog in which one question is put together. */
export function QuestionDialog({ asked, onAsk }: QuestionDialogProps) {
  const { formatMessage } = useIntl();
  const { onOpenChange, open } = useDialogOpen();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Search aria-hidden />}
          disabled={asked >= MOST_QUESTIONS}
        >
          {formatMessage(message('question.open'))}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage(message('dialog.close'))}>
          <Modal.Title>{formatMessage(message('question.title'))}</Modal.Title>
        </Modal.Header>
        <DraftedQuestion
          onAsk={(question) => {
            onOpenChange(false);
            onAsk(question);
          }}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Exists while the dialog is open: each time begins with a new question. */
function DraftedQuestion({ onAsk }: Pick<QuestionDialogProps, 'onAsk'>) {
  const { formatMessage } = useIntl();
  const [draft, setDraft] = useState(() => newDraft(new Date()));
  const question = questionFrom(draft);
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">
            {formatMessage(message('question.explanation'))}
          </Typography>
          <KindField draft={draft} onDraft={setDraft} />
          <QuestionFields draft={draft} onDraft={setDraft} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{formatMessage(message('dialog.cancel'))}</Button>
        </Modal.Close>
        <Button disabled={question === null} onClick={() => question && onAsk(question)}>
          {formatMessage(message('question.ask'))}
        </Button>
      </Modal.Footer>
    </>
  );
}

function KindField({ draft, onDraft }: DraftProps) {
  const { formatMessage } = useIntl();
  return (
    <Field.Root name="kind">
      <Field.Label>{formatMessage(message('question.kind'))}</Field.Label>
      <SingleSelect
        value={draft.kind}
        onChange={(value) =>
          onDraft({ ...draft, kind: KINDS.find((kind) => kind === value) ?? draft.kind })
        }
      >
        {KINDS.map((kind) => (
          <SingleSelectOption key={kind} value={kind}>
            {formatMessage(message(`question.kind.${kind}`))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
