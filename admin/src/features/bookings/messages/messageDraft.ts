import type {
  PreviewBookingMessage,
  SendBookingMessage,
} from '../../../../../server/src/contracts';

/**
 * The message to send: as proposed or as edited, with the booking's revision and the digest of the
 * proposed message.
 */
export type MessageDraft = SendBookingMessage.Request;

/** The edited message, or else the proposed one. */
export function draftOf(
  { digest, locale, revision, subject, text }: PreviewBookingMessage.Response['data'],
  edited: MessageDraft | null,
): MessageDraft {
  return edited ?? { locale, revision, digest, subject, text };
}

/** The edited message, based on a newer proposal that the user has been told about. */
export function keptOn(
  { digest, revision }: PreviewBookingMessage.Response['data'],
  edited: MessageDraft | null,
): MessageDraft | null {
  return edited && { ...edited, revision, digest };
}

/** Whether the text differs from the proposal. A rewritten message goes out without its table. */
export const isRewritten = (proposed: { text: string }, edited: MessageDraft | null): boolean =>
  edited !== null && edited.text.trim() !== proposed.text.trim();

/** The server's codes for why no message can be written or sent. The panel has a text for each. */
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

/**
 * The code, if the panel has a text for it; `null` otherwise, and then the server's own words are
 * shown.
 */
export const knownTrouble = (reason: string | null): MessageTrouble | null =>
  TROUBLES.find((trouble) => trouble === reason) ?? null;
