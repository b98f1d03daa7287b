import { useRef, useState } from 'react';
import { Button, Field, Textarea } from '@strapi/design-system';
import { LONGEST_NOTE } from '../../../../../server/src/contracts';
import type { Cause } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { useMarkAttentionMutation } from './attentionApi';

interface DismissButtonProps {
  group: Cause;
  name: string;
  onGone: () => void;
}

/** Takes a group out of the list with a reason, or puts it back. */
export function DismissButton({ group, name, onGone }: DismissButtonProps) {
  const text = useText();
  const { attempt } = useAttempts();
  const [mark] = useMarkAttentionMutation();
  const { dismissed, key } = group;
  if (dismissed === null) return <Dismiss group={group} name={name} onGone={onGone} />;
  const back = text('attention.reopen');
  return (
    <Button
      size="S"
      variant="tertiary"
      aria-label={`${back}: ${name}`}
      onClick={() => void attempt(mark({ key, dismissal: null }).unwrap(), onGone)}
    >
      {back}
    </Button>
  );
}

function Dismiss({ group: { key }, name, onGone }: DismissButtonProps) {
  const text = useText();
  const dialog = useDialogOpen();
  const { attempt, notify } = useAttempts();
  const [mark] = useMarkAttentionMutation();
  const [note, setNote] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const isDone = useRef(false);
  const label = text('attention.dismiss');
  const confirm = () =>
    attempt(mark({ key, dismissal: { note: note.trim() } }).unwrap(), () => {
      isDone.current = true;
      notify('success', text('attention.dismiss.done'));
    });
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: text('attention.dismiss.title', { name }),
        effect: text('attention.dismiss.effect'),
        confirmLabel: label,
      }}
      variant="default"
      isUndecidable={note.trim() === ''}
      onConfirm={confirm}
      onClosed={() => (isDone.current ? onGone() : button.current?.focus())}
      trigger={
        <Button ref={button} size="S" variant="tertiary" aria-label={`${label}: ${name}`}>
          {label}
        </Button>
      }
    >
      <Field.Root name="note" required>
        <Field.Label>{text('attention.dismiss.note')}</Field.Label>
        <Textarea
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field.Root>
    </DecisionDialog>
  );
}
