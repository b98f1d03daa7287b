import type { ReactElement } from 'react';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';

interface DismissItemsProps {
  count: number;
  /** Resolves to how many were dismissed. */
  dismiss: () => Promise<number>;
  onClosed: () => void;
  trigger: ReactElement;
}

/** Asks before items are deleted. */
export function DismissItems({ count, dismiss, onClosed, trigger }: DismissItemsProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  return (
    <DecisionDialog
      texts={{
        title: text('quarantine.dismiss.title', { count }),
        effect: text('quarantine.dismiss.body', { count }),
        risk: text('quarantine.dismiss.risk'),
        confirmLabel: text('quarantine.dismiss.confirm'),
      }}
      onConfirm={() =>
        attempt(dismiss(), (dismissed) =>
          notify('success', text('quarantine.dismiss.done', { count: dismissed })),
        )
      }
      onClosed={onClosed}
      trigger={trigger}
    />
  );
}
