import { Box, Button, Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { Booking } from '../../../../../../server/src/contracts';
import { FailureWords } from '../../../../shared/reasons/FailureWords';
import { Notice } from '../../../../shared/components/Notice';
import { useAttempts } from '../../../../shared/hooks/useAttempts';
import { useBusy } from '../../../../shared/hooks/useBusy';
import { PLACES } from '../../../../shared/places';
import { useText } from '../../../../shared/words/useText';
import { Line } from '../../../../shared/components/Line';
import { NotCreated } from '../../components/NotCreated';
import { draftFrom, isComposable, type DraftChange } from '../model/draft';
import type { DraftKeeper, FoundBooking, KeepingState } from '../model/draftKeeper';
import { SPOTS } from '../model/spots';
import { jumpTo } from '../places';
import { Over } from '../layout';
import { useFindBooking } from './useFindBooking';

/**
 * Reports that somebody else has discarded the draft. Overlays the page, because it appears while
 * the user is typing.
 */
function GoneNotice({ onKeep }: { onKeep: () => void }) {
  const text = useText();
  return (
    <Over role="alert">
      <Notice tone="warning" title={text('booking.compose.gone')}>
        <Line>{text('booking.compose.gone.explained')}</Line>
        <Flex paddingTop={2}>
          <Button size="S" onClick={onKeep}>
            {text('booking.compose.gone.keep')}
          </Button>
        </Flex>
      </Notice>
    </Over>
  );
}

interface ConflictNoticeProps {
  isBusy: boolean;
  onTheirs: () => void;
  onMine: () => void;
}

/**
 * Asks the user to choose between two versions after somebody else has changed the draft. Overlays
 * the page, because it appears while the user is typing or about to click.
 */
function ConflictNotice({ isBusy, onMine, onTheirs }: ConflictNoticeProps) {
  const text = useText();
  return (
    <Over role="alert">
      <Notice tone="warning" title={text('booking.compose.conflict')}>
        <Line>{text('booking.compose.conflict.explained')}</Line>
        <Flex gap={2} paddingTop={2} wrap="wrap">
          <Button size="S" loading={isBusy} onClick={onTheirs}>
            {text('booking.compose.conflict.theirs')}
          </Button>
          <Button size="S" variant="tertiary" disabled={isBusy} onClick={onMine}>
            {text('booking.compose.conflict.mine')}
          </Button>
        </Flex>
      </Notice>
    </Over>
  );
}

interface KeepingNoticesProps {
  keeper: DraftKeeper;
  state: KeepingState;
  onChange: (change: DraftChange) => void;
}

/** What the user must know about the booking before continuing. */
export function KeepingNotices({ keeper, onChange, state }: KeepingNoticesProps) {
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const find = useFindBooking();
  const { busy, run } = useBusy();
  const { booking, phase } = state;

  const withTheirs = (documentId: string, work: (theirs: FoundBooking) => void): void => {
    const onFound = (theirs: FoundBooking | null): void => {
      if (theirs === null) keeper.face(null);
      else if (isComposable(theirs.booking)) {
        work(theirs);
        // The pressed button disappears, so the focus needs a new place.
        jumpTo(SPOTS.offer, SPOTS.contact);
      } else {
        // Somebody else has submitted the booking: it can no longer change.
        keeper.stop();
        navigate(PLACES.booking(documentId));
      }
    };
    void run(() => attempt(find(documentId), onFound));
  };

  return (
    <>
      {booking?.state === 'failed' && <Failed booking={booking} />}
      {phase === 'conflict' && booking !== null && (
        <ConflictNotice
          isBusy={busy}
          onTheirs={() =>
            withTheirs(booking.documentId, (theirs) => {
              keeper.takeTheirs(theirs);
              onChange({ type: 'replaced', draft: draftFrom(theirs.booking) });
            })
          }
          onMine={() => withTheirs(booking.documentId, (theirs) => keeper.keepMine(theirs.booking))}
        />
      )}
      {phase === 'gone' && (
        <GoneNotice
          onKeep={() => {
            keeper.keepAsNew();
            jumpTo(SPOTS.search);
          }}
        />
      )}
    </>
  );
}

/** Why the last submission did not create the booking in S-360. */
function Failed({ booking: { failure, isDeclaredNotCreated } }: { booking: Booking }) {
  const text = useText();
  if (isDeclaredNotCreated) {
    return (
      <Box paddingBottom={5}>
        <NotCreated />
      </Box>
    );
  }
  if (failure === null) return null;
  return (
    <Box paddingBottom={5}>
      <Notice tone="danger" title={text('booking.compose.refused')}>
        <FailureWords failure={failure} />
      </Notice>
    </Box>
  );
}
