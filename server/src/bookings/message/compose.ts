import { oneLine } from '../../kernel/text/one-line';
import type { MessageContent } from './content';
import { html, plainText } from './forms';
import type { ComposedMessage, MessageSettings } from './settings';
import { textsIn } from './texts';
import { wordMessage } from './wording';

/** The venue's own `compose` function failed; its error is the cause. */
export class OwnMessageError extends Error {
  override readonly name = 'OwnMessageError';
}

/**
 * Writes the message in one language, from the built-in texts, the venue's own texts, or the
 * venue's own function.
 * @throws OwnMessageError when that function fails or returns no message.
 */
export async function composedMessage(
  content: MessageContent,
  locale: string,
  { compose, texts }: MessageSettings,
): Promise<ComposedMessage> {
  const words = wordMessage(content, locale, textsIn(locale, texts));
  const proposed = { subject: words.subject, text: plainText(words), html: html(words) };
  if (compose === null) return proposed;
  try {
    return checkMessage(await compose({ ...content, locale }, proposed));
  } catch (cause) {
    throw new OwnMessageError('The configured function did not make a message.', { cause });
  }
}

/** A configured function may return anything. */
function checkMessage({ html: page, subject, text }: ComposedMessage): ComposedMessage {
  const isMessage = [subject, text, page].every((part) => typeof part === 'string' && part !== '');
  if (!isMessage) throw new TypeError('subject, text and html must be texts that are not empty');
  return { subject: oneLine(subject), text, html: page };
}
