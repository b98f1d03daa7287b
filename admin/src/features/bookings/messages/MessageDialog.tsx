import { useState, type ReactNode } from 'react';
import { Button, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Booking } from '../../../../../server/src/contracts';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Loaded } from '../../../shared/components/Loaded';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { PLACES } from '../../../shared/places';
import { isOutdated, reasonOf } from '../model/answers';
import { ActionDialog } from '../booking/ActionDialog';
import {
  draftOf,
  keptOn,
  knownTrouble,
  type MessageDraft,
  type MessageTrouble,
} from './messageDraft';
import { usePreviewBookingMessageQuery, useSendBookingMessageMutation } from './bookingMessagesApi';
import { MessageForm } from './MessageForm';

interface MessageTroubleNoticeProps {
  trouble: MessageTrouble;
  booking: Booking;
}

/** Why no message can be written, and where to fix that. */
function MessageTroubleNotice({ trouble, booking }: MessageTroubleNoticeProps) {
  const text = useText();
  const isAboutAddress = trouble === 'noAddress' || trouble === 'oddAddress';
  return (
    <Notice tone="warning" title={text('booking.message.impossible')}>
      <Line>{text(`booking.message.reason.${trouble}`)}</Line>
      {isAboutAddress && booking.contact !== null && (
        <Link tag={RouterLink} to={PLACES.contact(booking.contact.documentId)}>
          {text('booking.message.openContact')}
        </Link>
      )}
    </Notice>
  );
}

/**
 * Writes to the customer: the offer while the order is open, the confirmation once it is closed.
 */
export function MessageButton({ booking, icon }: { booking: Booking; icon: ReactNode }) {
  const { open, onOpenChange } = useDialogOpen();
  const text = useText();
  const [locale, setLocale] = useState<string>();
  const [edited, setEdited] = useState<MessageDraft | null>(null);
  const { documentId, expiresAt, revision } = booking;
  const preview = usePreviewBookingMessageQuery(
    { documentId, locale, revision, expiresAt },
    { skip: !open, refetchOnMountOrArgChange: true },
  );
  const send = useSend(documentId, async () => {
    const { data: proposed } = await preview.refetch();
    if (proposed !== undefined) setEdited((written) => keptOn(proposed, written));
  });
  const trouble = preview.isError ? knownTrouble(reasonOf(preview.error)) : null;
  const shown = preview.currentData;
  const draft = shown && draftOf(shown, edited);
  const isClosed = booking.state === 'closed';
  const forget = (wanted: boolean) => {
    setLocale(undefined);
    setEdited(null);
    onOpenChange(wanted);
  };
  return (
    <ActionDialog
      open={open}
      onOpenChange={forget}
      title={text(isClosed ? 'booking.message.confirmation' : 'booking.message.offer')}
      confirmLabel={text('booking.message.send')}
      isDisabled={!draft || draft.subject.trim() === '' || draft.text.trim() === ''}
      onConfirm={async () => draft !== undefined && send(draft)}
      trigger={
        <Button variant="secondary" startIcon={icon}>
          {text('booking.message')}
        </Button>
      }
    >
      {trouble !== null ? (
        <MessageTroubleNotice trouble={trouble} booking={booking} />
      ) : (
        <Loaded query={preview}>
          {(proposed) => (
            <MessageForm
              proposed={proposed}
              edited={edited}
              onEdit={setEdited}
              onLocale={(chosen) => {
                setEdited(null);
                setLocale(chosen);
              }}
            />
          )}
        </Loaded>
      )}
    </ActionDialog>
  );
}

/**
 * Sends a message and reports the result, a failure in the panel's language. The server refuses a
 * message that was proposed before the booking changed.
 */
function useSend(
  documentId: string,
  onOutdated: () => Promise<void>,
): (draft: MessageDraft) => Promise<boolean> {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [send] = useSendBookingMessageMutation();
  return async (draft) => {
    let isRefused = false;
    const sent = send({ documentId, ...draft })
      .unwrap()
      .catch(async (error: unknown) => {
        if (isOutdated(error)) {
          isRefused = true;
          await onOutdated();
          notify('warning', text('booking.message.outdated'));
          return;
        }
        const trouble = knownTrouble(reasonOf(error));
        if (trouble === null) throw error;
        isRefused = true;
        notify('warning', text(`booking.message.reason.${trouble}`));
      });
    const isAnswered = await attempt(sent, () => {
      if (!isRefused) notify('success', text('booking.message.sent'));
    });
    return isAnswered && !isRefused;
  };
}
