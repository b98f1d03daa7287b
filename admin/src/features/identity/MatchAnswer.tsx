import { useRef } from 'react';
import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type {
  CandidateContact,
  CandidateStatus,
  DecideCandidate,
} from '../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useInstitutions } from '../institutions';
import { useDecideCandidateMutation } from './candidatesApi';
import { message } from '../../translations/message';

/** An answer that needs no comparing; `apart` says of two contacts that they are not one. */
type Answer =
  | { kind: 'contact'; contact: CandidateContact }
  | { kind: 'create' }
  | { kind: 'dismiss' }
  | { kind: 'apart' };

interface MatchAnswerProps {
  question: CandidateStatus;
  answer: Answer;
  titleId: string;
  onAnswered: () => void;
}

/** A button that answers a question, after saying what that does. */
export function MatchAnswer({ question, answer, titleId, onAnswered }: MatchAnswerProps) {
  const { formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  const [decide] = useDecideCandidateMutation();
  const button = useRef<HTMLButtonElement>(null);
  const isAnswered = useRef(false);
  const { kind } = answer;
  const values = {
    number: question.contactNumber,
    institution: nameOf(question.institution),
    name: kind === 'contact' ? (answer.contact.name ?? '') : '',
  };

  const confirm = () =>
    attempt(decide({ id: question.id, decision: requestOf(answer) }).unwrap(), () => {
      isAnswered.current = true;
      tell('success', formatMessage(message('question.answered')));
    });

  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message(`answer.${kind}.title`), values),
        effect: formatMessage(message(`answer.${kind}.body`), values),
        confirmLabel: formatMessage(message(`answer.${kind}`)),
      }}
      variant="default"
      onConfirm={confirm}
      onClosed={() => (isAnswered.current ? onAnswered() : button.current?.focus())}
      trigger={
        <Button
          ref={button}
          size="S"
          variant={kind === 'contact' ? 'secondary' : 'tertiary'}
          aria-describedby={titleId}
        >
          {formatMessage(message(`answer.${kind}`))}
        </Button>
      }
    />
  );
}

function requestOf(answer: Answer): DecideCandidate.Request {
  switch (answer.kind) {
    case 'contact':
      return { contact: answer.contact.documentId };
    case 'create':
      return { create: true };
    case 'dismiss':
    case 'apart':
      return { dismiss: true };
  }
}
