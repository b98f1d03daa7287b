import { useRef, useState } from 'react';
import { Button, Checkbox } from '@strapi/design-system';
import type { MatchReviewStatus, MergePreview } from '../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import { Loaded } from '../../shared/components/Loaded';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { hasTwoNumbers, mayMerge, mergePair } from './matching';
import type { MergePair } from './matching';
import { useMergeContactsMutation, usePreviewMergeQuery } from './matchReviewsApi';
import { ChoiceField } from '../../shared/components/Choice';
import { useText } from '../../shared/words/useText';
import { Preview } from './Preview';

interface MergeButtonProps {
  review: MatchReviewStatus;
  titleId: string;
  onAnswered: () => void;
}

/** Merges two contacts, after a preview of the result; renders nothing if one contact is gone. */
export function MergeButton(props: MergeButtonProps) {
  const [kept, setKept] = useState<string | null>(null);
  const pair = mergePair(props.review.contacts, kept);
  if (pair === null) return null;
  return <Merge {...props} pair={pair} onKeep={setKept} />;
}

function Merge({
  review,
  titleId,
  onAnswered,
  pair,
  onKeep,
}: MergeButtonProps & { pair: MergePair; onKeep: (documentId: string) => void }) {
  const text = useText();
  const { attempt, tell } = useAttempts();
  const [merge] = useMergeContactsMutation();
  const [leavesUnlinked, setLeavesUnlinked] = useState(false);
  const dialog = useDialogOpen();
  const button = useRef<HTMLButtonElement>(null);
  const isAnswered = useRef(false);
  const keep = pair.keep.documentId;
  const remove = pair.remove.documentId;
  const preview = usePreviewMergeQuery(
    { keep, remove },
    { skip: !dialog.open, refetchOnMountOrArgChange: true },
  );
  const names = { keep: pair.keep.name ?? '', remove: pair.remove.name ?? '' };

  const confirm = () => {
    const onTwoNumbers = leavesUnlinked ? 'unlinkRemoved' : 'refuse';
    return attempt(merge({ keep, request: { remove, onTwoNumbers } }).unwrap(), () => {
      isAnswered.current = true;
      tell('success', text('merge.done', names));
    });
  };

  return (
    <DecisionDialog
      {...dialog}
      isUndecidable={!preview.currentData || !mayMerge(preview.currentData, leavesUnlinked)}
      texts={{
        title: text('merge.title'),
        effect: text('merge.body', names),
        risk: text('merge.risk'),
        confirmLabel: text('merge.confirm'),
      }}
      onConfirm={confirm}
      onClosed={() => (isAnswered.current ? onAnswered() : button.current?.focus())}
      trigger={
        <Button ref={button} size="S" variant="secondary" aria-describedby={titleId}>
          {text('merge.open')}
        </Button>
      }
    >
      <ChoiceField
        name="keep"
        label={text('merge.keep')}
        chosen={keep}
        options={review.contacts.flatMap(({ documentId, name }) =>
          name === null ? [] : [{ id: documentId, text: name }],
        )}
        onChoose={onKeep}
      />
      <Loaded query={preview}>
        {(read: MergePreview) => (
          <>
            <Preview preview={read} />
            {hasTwoNumbers(read) && (
              <Checkbox
                checked={leavesUnlinked}
                onCheckedChange={(checked) => setLeavesUnlinked(checked === true)}
              >
                {text('merge.leaveUnlinked')}
              </Checkbox>
            )}
          </>
        )}
      </Loaded>
    </DecisionDialog>
  );
}
