import { useState } from 'react';
import { Button, Field, Typography } from '@strapi/design-system';
import { LONGEST_KEPT_REASON } from '../../../../../server/src/contracts';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../../shared/components/PreparationDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { DateInput } from '../../../shared/time/DateInput';
import { useText } from '../../../shared/words/useText';
import { useKeepInactiveMutation } from './inactiveApi';

interface KeepInactiveProps {
  contacts: readonly string[];
  onDone: () => void;
}

export function KeepInactive({ contacts, onDone }: KeepInactiveProps) {
  const text = useText();
  const dialog = useDialogOpen();
  const { attempt, notify } = useAttempts();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [keep, { isLoading }] = useKeepInactiveMutation();
  const confirm = () =>
    void attempt(
      keep({ contacts: [...contacts], reason: reason.trim(), until: until || null }).unwrap(),
      (count) => {
        notify('success', text('privacy.inactive.keep.done', { count }));
        setReason('');
        setUntil('');
        dialog.onOpenChange(false);
        onDone();
      },
    );
  return (
    <PreparationDialog
      {...dialog}
      isBusy={isLoading}
      title={text('privacy.inactive.keep.title')}
      trigger={
        <Button variant="secondary" disabled={contacts.length === 0}>
          {text('privacy.inactive.keep.open')}
        </Button>
      }
      buttons={
        <Button disabled={reason.trim() === ''} loading={isLoading} onClick={confirm}>
          {text('privacy.inactive.keep.confirm')}
        </Button>
      }
    >
      <Typography>{text('privacy.inactive.keep.explained', { count: contacts.length })}</Typography>
      <Field.Root name="reason" required>
        <Field.Label>{text('privacy.inactive.keep.reason')}</Field.Label>
        <Field.Input
          value={reason}
          maxLength={LONGEST_KEPT_REASON}
          onChange={({ target }: { target: HTMLInputElement }) => setReason(target.value)}
        />
      </Field.Root>
      <Field.Root name="until" hint={text('privacy.inactive.keep.untilHint')}>
        <Field.Label>{text('privacy.inactive.keep.until')}</Field.Label>
        <DateInput
          value={until}
          onChange={({ target }: { target: HTMLInputElement }) => setUntil(target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </PreparationDialog>
  );
}
