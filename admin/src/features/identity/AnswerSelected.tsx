import type { MatchReviewStatus } from '../../../../server/src/contracts';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { partedBy, type Refusal } from '../../shared/lists/decisions';
import { DecideSelected, type Selection } from '../../shared/lists/Selection';
import { useText } from '../../shared/words/useText';
import { useDecideMatchReviewsMutation } from './matchReviewsApi';

interface AnswerSelectedProps {
  selection: Selection<MatchReviewStatus>;
  onAnswered: (refusals: readonly Refusal<MatchReviewStatus>[]) => void;
}

/** Says of the selected questions that they are about different people. */
export function AnswerSelected({ onAnswered, selection }: AnswerSelectedProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [decide] = useDecideMatchReviewsMutation();
  const { all, selected } = selection;
  const count = selected.length;
  const texts = {
    title: text('matchReviews.apart.title', { count }),
    effect: text('matchReviews.apart.body', effectOf(selected)),
    confirmLabel: text('matchReviews.apart'),
  };
  const onConfirm = () =>
    attempt(decide(selected.map(({ id }) => id)).unwrap(), (outcomes) => {
      const { decided, refused } = partedBy(outcomes, selected);
      onAnswered(refused);
      if (decided.length > 0)
        notify('success', text('matchReviews.apart.done', { count: decided.length }));
    });
  return (
    <DecideSelected
      selection={selection}
      label={text('matchReviews.chooseAll', { count: all.length })}
      decisions={[{ texts, onConfirm }]}
    />
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
