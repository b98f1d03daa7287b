import type { BookingMessage, SendBookingMessage } from '../../../server/src/contracts';

/** What is sent: a message as it was proposed, or as somebody changed it. */
export type MessageDraft = SendBookingMessage.Request;

/** What somebody changed, else what is proposed. */
export function draftOf(
  { locale, subject, text }: BookingMessage,
  edited: MessageDraft | null,
): MessageDraft {
  return edited ?? { locale, subject, text };
}

/** Whether the text is another than the one proposed: it then goes out without its table. */
export const isRewritten = (proposed: BookingMessage, edited: MessageDraft | null): boolean =>
  edited !== null && edited.text.trim() !== proposed.text.trim();
