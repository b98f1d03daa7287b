import { useBlocker } from 'react-router-dom';
import type { DraftKeeper } from '../model/draftKeeper';
import { SPOTS } from '../model/spots';
import { DecisionDialog } from '../../../../shared/components/DecisionDialog';
import { useText } from '../../../../shared/words/useText';
import { jumpTo } from '../places';

/** Asks before the user leaves a draft whose last changes cannot be saved. */
export function LeaveQuestion({ keeper }: { keeper: DraftKeeper }) {
  const text = useText();
  const blocker = useBlocker(keeper.wouldLose);
  return (
    <DecisionDialog
      open={blocker.state === 'blocked'}
      onOpenChange={() => blocker.reset?.()}
      onClosed={() => jumpTo(SPOTS.search)}
      texts={{
        title: text('booking.compose.leave.title'),
        effect: text('booking.compose.leave.effect'),
        confirmLabel: text('booking.compose.leave'),
      }}
      onConfirm={() => {
        keeper.stop();
        blocker.proceed?.();
        // The dialog disappears with the page.
        return Promise.resolve(false);
      }}
    />
  );
}
