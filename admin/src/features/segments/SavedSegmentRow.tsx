import { useEffect, useRef, useState } from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { SavedSegment } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Line } from '../../shared/components/Line';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useText } from '../../shared/words/useText';
import { ConditionList } from './ConditionList';
import { LONGEST_NAME } from './SaveSegment';
import { useChangeSegmentMutation, useDeleteSegmentMutation } from './savedSegmentsApi';

interface SavedSegmentRowProps {
  segment: SavedSegment;
  onApply: () => void;
}

/** A saved segment with its conditions, its author, and what the user may do with it. */
export function SavedSegmentRow(props: SavedSegmentRowProps) {
  const [isRenamed, setRenamed] = useState(false);
  return isRenamed ? (
    <NewName segment={props.segment} onDone={() => setRenamed(false)} />
  ) : (
    <Shown {...props} onRename={() => setRenamed(true)} />
  );
}

function Shown({ segment, onApply, onRename }: SavedSegmentRowProps & { onRename: () => void }) {
  const text = useText();
  const owner = useOwnerWords(segment);
  const { conditions, isUsable, mayChange, name } = segment;
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
      <Box minWidth={0}>
        <Typography fontWeight="bold">{name}</Typography>
        <ConditionList conditions={conditions} />
        <Line muted>{owner}</Line>
        {!isUsable && <Line>{text('segments.unusable')}</Line>}
      </Box>
      <Flex gap={2}>
        {mayChange && (
          <>
            <Button
              size="S"
              variant="tertiary"
              aria-label={text('segments.rename.of', { name })}
              onClick={onRename}
            >
              {text('segments.rename')}
            </Button>
            <DeleteButton segment={segment} />
          </>
        )}
        <Button
          size="S"
          variant="secondary"
          disabled={!isUsable}
          aria-label={text('segments.apply.of', { name })}
          onClick={onApply}
        >
          {text('segments.apply')}
        </Button>
      </Flex>
    </Flex>
  );
}

function useOwnerWords({ author, isOwn, isShared }: SavedSegment): string {
  const text = useText();
  if (!isShared) return text('segments.personal');
  if (isOwn) return text('segments.sharedByYou');
  return text('segments.sharedBy', { name: author.name ?? text('segments.deletedUser') });
}

function NewName({ segment, onDone }: { segment: SavedSegment; onDone: () => void }) {
  const text = useText();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [change] = useChangeSegmentMutation();
  const [name, setName] = useState(segment.name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const save = () =>
    run(() => {
      const changes = { name: name.trim() };
      return attempt(change({ id: segment.id, changes }).unwrap(), onDone);
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Flex gap={2} alignItems="flex-end">
        <Field.Root name={`segment-${segment.id}`} flex="1">
          <Field.Label>{text('segments.name')}</Field.Label>
          <TextInput
            ref={input}
            value={name}
            maxLength={LONGEST_NAME}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setName(event.target.value)}
          />
        </Field.Root>
        <Button variant="tertiary" onClick={onDone}>
          {text('dialog.cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={name.trim() === ''}>
          {text('segments.rename')}
        </Button>
      </Flex>
    </form>
  );
}

function DeleteButton({ segment: { id, isShared, name } }: { segment: SavedSegment }) {
  const text = useText();
  const { attempt } = useAttempts();
  const [remove] = useDeleteSegmentMutation();
  return (
    <DecisionDialog
      texts={{
        title: text('segments.delete.title', { name }),
        effect: text(isShared ? 'segments.delete.shared' : 'segments.delete.personal'),
        confirmLabel: text('segments.delete'),
      }}
      onConfirm={() => attempt(remove(id).unwrap(), () => undefined)}
      trigger={
        <Button size="S" variant="tertiary" aria-label={text('segments.delete.of', { name })}>
          {text('segments.delete')}
        </Button>
      }
    />
  );
}
