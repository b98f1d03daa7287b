import { useIntl } from 'react-intl';
import { useBlocker } from 'react-router-dom';
import type { DraftKeeper } from '../model/draftKeeper';
import { SPOTS } from '../model/spots';
import { DecisionDialog } from '../../../../shared/components/DecisionDialog';
import { message } from '../../../../translations/message';
import { jumpTo } from '../places';

/** Asks before the user leaves a draft whose last changes cannot be saved. */
export function LeaveQuestion({ keeper }: { keeper: DraftKeeper }) {
  const { formatMessage } = useIntl();
  const blocker = useBlocker(keeper.wouldLose);
  return (
    <DecisionDialog
      open={blocker.state === 'blocked'}
      onOpenChange={() => blocker.reset?.()}
      onClosed={() => jumpTo(SPOTS.search)}
      texts={{
        title: formatMessage(message('booking.compose.leave.title')),
        effect: formatMessage(message('booking.compose.leave.effect')),
        confirmLabel: formatMessage(message('booking.compose.leave')),
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
