import type { MessageContent } from './content';
import { html, plainText } from './forms';
import type { ComposedMessage, MessageSettings } from './settings';
import { textsIn } from './texts';
import { oneLine, worded } from './wording';

/** The venue's own way of writing a message failed; what it threw is the cause. */
export class OwnMessageError extends Error {
  override readonly name = 'OwnMessageError';
}

/**
 * Writes what is to be told in one language: in the usual texts, in the venue's own, or in what its
 * own function makes of it. Throws `OwnMessageError` when that function fails or makes no message.
 */
export async function composedMessage(
  content: MessageContent,
  locale: string,
  { compose, texts }: MessageSettings,
): Promise<ComposedMessage> {
  const words = worded(content, locale, textsIn(locale, texts));
  const proposed = { subject: words.subject, text: plainText(words), html: html(words) };
  if (compose === null) return proposed;
  try {
    return checked(await compose({ ...content, locale }, proposed));
  } catch (cause) {
    throw new OwnMessageError('The configured function did not make a message.', { cause });
  }
}

/** What a function of the configuration answers is only claimed to be a message. */
function checked({ html: page, subject, text }: ComposedMessage): ComposedMessage {
  const isMessage = [subject, text, page].every((part) => typeof part === 'string' && part !== '');
  if (!isMessage) throw new TypeError('subject, text and html must be texts that are not empty');
  return { subject: oneLine(subject), text, html: page };
}
