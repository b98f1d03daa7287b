import { Button, Checkbox, Flex } from '@strapi/design-system';
import type { MatchReviewStatus, Reason } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useReasons } from '../../shared/reasons/useReasons';
import { useText } from '../../shared/words/useText';
import { useDecideMatchReviewsMutation } from './matchReviewsApi';

/** A question that could not be answered with the others, and why. */
export interface Unanswered {
  review: MatchReviewStatus;
  reason: Reason;
}

interface AnswerSelectedProps {
  /** The open questions of the page that the user may answer, and the selected ones among them. */
  all: readonly MatchReviewStatus[];
  selected: readonly MatchReviewStatus[];
  onSelectAll: (isChosen: boolean) => void;
  onAnswered: (unanswered: readonly Unanswered[]) => void;
}

/** Selects the questions of a page, and says of the selected ones that they are about two people. */
export function AnswerSelected({ all, onAnswered, onSelectAll, selected }: AnswerSelectedProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [decide] = useDecideMatchReviewsMutation();
  const count = selected.length;
  const apart = text('matchReviews.apart');

  const confirm = () =>
    attempt(decide(selected.map(({ id }) => id)).unwrap(), (outcomes) => {
      const refusals = new Map(outcomes.map(({ id, refusal }) => [id, refusal]));
      const unanswered = selected.flatMap((review) => {
        const reason = refusals.get(review.id);
        return reason ? [{ review, reason }] : [];
      });
      onAnswered(unanswered);
      const answered = count - unanswered.length;
      if (answered > 0) notify('success', text('matchReviews.apart.done', { count: answered }));
    });

  return (
    <Flex gap={4} wrap="wrap" minHeight="3.2rem">
      <Checkbox
        checked={count > 0 && (count === all.length || 'indeterminate')}
        onCheckedChange={(checked) => onSelectAll(checked === true)}
      >
        {text('matchReviews.chooseAll', { count: all.length })}
      </Checkbox>
      {count > 0 && (
        <DecisionDialog
          variant="default"
          texts={{
            title: text('matchReviews.apart.title', { count }),
            effect: text('matchReviews.apart.body', effectOf(selected)),
            confirmLabel: apart,
          }}
          onConfirm={confirm}
          trigger={
            <Button size="S" variant="secondary">
              {apart}
            </Button>
          }
        />
      )}
    </Flex>
  );
}

/** What the answer does: contacts that are made, pairs that stay, and calls that it costs. */
function effectOf(selected: readonly MatchReviewStatus[]) {
  const numbers = selected.filter(({ kind }) => kind === 'match');
  return {
    numbers: numbers.length,
    pairs: selected.length - numbers.length,
    // What S-360 sent is not kept any more, so that the contact is read.
    calls: numbers.filter(({ quarantinedItemId }) => quarantinedItemId === null).length,
  };
}

/** The questions that could not be answered, each with its reason. */
export function UnansweredOnes({ unanswered }: { unanswered: readonly Unanswered[] }) {
  const text = useText();
  const inWords = useReasons();
  if (unanswered.length === 0) return null;
  return (
    <Notice tone="warning" title={text('matchReviews.apart.refused', { count: unanswered.length })}>
      <ul>
        {unanswered.map(({ reason, review: { contactNumber, id } }) => (
          <li key={id}>
            <Line>
              {text('matchReviews.apart.refused.one', {
                number: contactNumber,
                reason: inWords(reason),
              })}
            </Line>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
