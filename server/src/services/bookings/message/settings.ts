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

/** How an institution writes to its customers. */
export interface MessageSettings {
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
  } = {},
): MessageSettings {
  const { compose = null, language = null, texts = {} } = configured;
  return { language, texts, compose };
}
