import { useState } from 'react';
import { Button, Checkbox, Field, TextInput } from '@strapi/design-system';
import type { Condition } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { ConditionList } from './ConditionList';
import { useSaveSegmentMutation } from './savedSegmentsApi';

export const LONGEST_NAME = 80;

/** Saves the conditions of the list under a name, for oneself or for all who use segments. */
export function SaveSegment({ conditions }: { conditions: readonly Condition[] }) {
  const text = useText();
  const dialog = useDialogOpen();
  const { attempt, notify } = useAttempts();
  const mayShare = useAllowed('shareSegments').somewhere;
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [save, { isLoading }] = useSaveSegmentMutation();

  const confirm = async () => {
    const segment = { name: name.trim(), conditions: [...conditions], isShared };
    const isSaved = await attempt(save(segment).unwrap(), () =>
      notify('success', text('segments.saved', { name: segment.name })),
    );
    if (isSaved) dialog.onOpenChange(false);
  };

  return (
    <PreparationDialog
      {...dialog}
      isBusy={isLoading}
      title={text('segments.save.title')}
      trigger={
        <Button variant="tertiary" size="S">
          {text('segments.save')}
        </Button>
      }
      buttons={
        <Button disabled={name.trim() === ''} loading={isLoading} onClick={() => void confirm()}>
          {text('segments.save.confirm')}
        </Button>
      }
    >
      <ConditionList conditions={conditions} />
      <Field.Root name="name" required>
        <Field.Label>{text('segments.name')}</Field.Label>
        <TextInput
          value={name}
          maxLength={LONGEST_NAME}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setName(event.target.value)}
        />
      </Field.Root>
      {mayShare && (
        <Checkbox checked={isShared} onCheckedChange={(checked) => setShared(checked === true)}>
          {text('segments.share')}
        </Checkbox>
      )}
    </PreparationDialog>
  );
}
