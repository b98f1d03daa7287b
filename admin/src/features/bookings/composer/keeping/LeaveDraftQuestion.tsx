import type { DraftKeeper } from '../model/draftKeeper';
import { SPOTS } from '../model/spots';
import { LeaveQuestion } from '../../../../shared/components/LeaveQuestion';
import { useText } from '../../../../shared/words/useText';
import { jumpTo } from '../places';

/** Asks before the user leaves a draft whose last changes cannot be saved. */
export function LeaveDraftQuestion({ keeper }: { keeper: DraftKeeper }) {
  const text = useText();
  return (
    <LeaveQuestion
      wouldLose={keeper.wouldLose}
      texts={{
        title: text('booking.compose.leave.title'),
        effect: text('booking.compose.leave.effect'),
        confirmLabel: text('booking.compose.leave'),
      }}
      onLeave={keeper.stop}
      onStay={() => jumpTo(SPOTS.search)}
    />
  );
}
