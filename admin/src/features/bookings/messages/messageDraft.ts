import type {
  PreviewBookingMessage,
  SendBookingMessage,
} from '../../../../../server/src/contracts';

/**
 * What is sent: a message as it was proposed, or as somebody changed it, with the revision of the
 * booking and the digest of the message that were proposed.
 */
export type MessageDraft = SendBookingMessage.Request;

/** What somebody changed, else what is proposed. */
export function draftOf(
  { digest, locale, revision, subject, text }: PreviewBookingMessage.Response['data'],
  edited: MessageDraft | null,
): MessageDraft {
  return edited ?? { locale, revision, digest, subject, text };
}

/** What somebody changed, once they were told that another message is proposed by now. */
export function keptOn(
  { digest, revision }: PreviewBookingMessage.Response['data'],
  edited: MessageDraft | null,
): MessageDraft | null {
  return edited && { ...edited, revision, digest };
}

/** Whether the text is another than the one proposed: it then goes out without its table. */
export const isRewritten = (proposed: { text: string }, edited: MessageDraft | null): boolean =>
  edited !== null && edited.text.trim() !== proposed.text.trim();

/** Why no message can be written or sent, as the server names it; each has words in the panel. */
const TROUBLES = [
  'noContact',
  'noAddress',
  'oddAddress',
  'nothingToTell',
  'noMailer',
  'notSent',
  'repeated',
  'textsFail',
  'tooMany',
] as const;

export type MessageTrouble = (typeof TROUBLES)[number];

/** A reason that has words; `null` for others, which are told as the server does. */
export const knownTrouble = (reason: string | null): MessageTrouble | null =>
  TROUBLES.find((trouble) => trouble === reason) ?? null;
