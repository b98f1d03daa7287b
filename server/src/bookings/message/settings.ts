import type { MessageContent } from './content';
import type { OwnTexts } from './texts';

export interface ComposedMessage {
  subject: string;
  text: string;
  html: string;
}

/** A venue's own way of writing a message, from its content and the proposed message. */
export type ComposeMessage = (
  content: MessageContent & { locale: string },
  proposed: ComposedMessage,
) => ComposedMessage | Promise<ComposedMessage>;

/** The maximum number of messages to a contact, across all its bookings. */
export interface MessageLimits {
  perHour: number;
  perDay: number;
}

/** More than a desk writes by hand, and too few to annoy a customer with. */
export const MESSAGE_LIMITS: MessageLimits = { perHour: 5, perDay: 20 };

export interface MessageSettings {
  /** For customers whose language is unknown or has no texts. */
  language: string | null;
  texts: OwnTexts;
  compose: ComposeMessage | null;
}

/** An institution's settings, with defaults for what it does not configure. */
export function messageSettings(
  configured: {
    language?: string | undefined;
    texts?: OwnTexts | undefined;
    compose?: ComposeMessage | undefined;
  } = {},
): MessageSettings {
  const { compose = null, language = null, texts = {} } = configured;
  return { language, texts, compose };
}
