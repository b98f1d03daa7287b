import { Button } from '@strapi/design-system';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { useSaveContactFieldMutation } from '../queries/contactRecordApi';
import type { Restorable } from './restorable';

/** Puts an earlier value back, as the user's own edit, after explaining the effect. */
export function RestoreValue({
  current,
  documentId,
  field,
  value,
}: Restorable & { documentId: string }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { attempt, notify } = useAttempts();
  const [save] = useSaveContactFieldMutation();
  const empty = text('held.empty');
  const values = { field: nameOf(field), value: value ?? empty, current: current ?? empty };
  const title = text('history.restore.title', values);

  const confirm = () =>
    attempt(save({ documentId, field, value }).unwrap(), (saved) => {
      const isRestored = (saved.values[field] ?? null) === value;
      const key = isRestored ? 'history.restored' : 'history.notRestored';
      notify(isRestored ? 'success' : 'warning', text(key, values));
    });

  return (
    <DecisionDialog
      variant="default"
      texts={{
        title,
        effect: text('history.restore.body', values),
        confirmLabel: text('history.restore'),
      }}
      onConfirm={confirm}
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${text('history.restore')}: ${title}`}>
          {text('history.restore')}
        </Button>
      }
    />
  );
}
