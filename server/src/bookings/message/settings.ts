import type { MessageContent } from './content';
import type { OwnTexts } from './texts';

/** A message ready to be sent. */
export interface ComposedMessage {
  subject: string;
  text: string;
  html: string;
}

/** Writes a message in a venue's own way, from what it tells and from what would be sent. */
export type ComposeMessage = (
  content: MessageContent & { locale: string },
  proposed: ComposedMessage,
) => ComposedMessage | Promise<ComposedMessage>;

/** How often a contact is written to at most, by all its bookings together. */
export interface MessageLimits {
  perHour: number;
  perDay: number;
}

/** How an institution writes to its customers. */
export interface MessageSettings extends MessageLimits {
  /** For customers whose language is not known, or has no texts. */
  language: string | null;
  texts: OwnTexts;
  compose: ComposeMessage | null;
}

/** The settings of an institution that configured so much of them, or nothing. */
export function messageSettings(
  configured: {
    language?: string | undefined;
    texts?: OwnTexts | undefined;
    compose?: ComposeMessage | undefined;
    perHour?: number | undefined;
    perDay?: number | undefined;
  } = {},
): MessageSettings {
  const { compose = null, language = null, perDay = 20, perHour = 5, texts = {} } = configured;
  return { language, texts, compose, perHour, perDay };
}
