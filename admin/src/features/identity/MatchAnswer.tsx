import { useRef } from 'react';
import { Button } from '@strapi/design-system';
import type {
  MatchReviewContact,
  MatchReviewStatus,
  DecideMatchReview,
} from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useInstitutions } from '../institutions';
import { useDecideMatchReviewMutation } from './matchReviewsApi';
import { useText } from '../../shared/words/useText';

/** An answer that needs no comparison; `apart` means that the two contacts are different people. */
type Answer =
  | { kind: 'contact'; contact: MatchReviewContact }
  | { kind: 'create' }
  | { kind: 'dismiss' }
  | { kind: 'apart' };

interface MatchAnswerProps {
  review: MatchReviewStatus;
  answer: Answer;
  titleId: string;
  onAnswered: () => void;
}

/** A button that answers a match review, after explaining the effect. */
export function MatchAnswer({ review, answer, titleId, onAnswered }: MatchAnswerProps) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { attempt, notify } = useAttempts();
  const [decide] = useDecideMatchReviewMutation();
  const button = useRef<HTMLButtonElement>(null);
  const isAnswered = useRef(false);
  const { kind } = answer;
  const values = {
    number: review.contactNumber,
    institution: nameOf(review.institution),
    name: kind === 'contact' ? (answer.contact.name ?? '') : '',
  };

  const confirm = () =>
    attempt(decide({ id: review.id, decision: requestOf(answer) }).unwrap(), () => {
      isAnswered.current = true;
      notify('success', text('matchReview.answered'));
    });

  return (
    <DecisionDialog
      texts={{
        title: text(`answer.${kind}.title`, values),
        effect: text(`answer.${kind}.body`, values),
        confirmLabel: text(`answer.${kind}`),
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
          {text(`answer.${kind}`)}
        </Button>
      }
    />
  );
}

function requestOf(answer: Answer): DecideMatchReview.Request {
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
