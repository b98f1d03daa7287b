import { createHash } from 'node:crypto';
import type { Booking, PreviewBookingMessage, SendBookingMessage } from '../../contracts/bookings';
import { reason } from '../../contracts/reasons';
import { describeError } from '../../kernel/describe-error';
import { StateConflictError } from '../../kernel/errors';
import { htmlOfText } from '../../kernel/text/html-mail';
import { oneLine } from '../../kernel/text/one-line';
import { isAddress } from './address';
import { composedMessage, OwnMessageError } from './compose';
import { lacksExpiry, messageContent, type MessageContent } from './content';
import { MessageNotPossibleError } from './errors';
import {
  MESSAGE_LIMITS,
  type ComposedMessage,
  type MessageLimits,
  type MessageSettings,
} from './settings';
import { localeFor, localesWith } from './texts';

/**
 * Messages to a booking's customer: the offer while it is open, the confirmation once it is closed.
 */
export interface BookingMessages {
  /** @throws MessageNotPossibleError when there is nobody to write to or nothing to report. */
  preview(documentId: string, locale?: string): Promise<PreviewBookingMessage.Response['data']>;
  /**
   * Sends the message and notes it on the booking.
   * @throws StateConflictError when the booking or the message has changed since its preview.
   * @throws MessageNotPossibleError as in `preview`, when the same message went out a moment ago,
   * or when the e-mail provider refuses it; nothing is noted then.
   * @throws TooManyMessagesError (429) when the contact has received as many messages as allowed.
   */
  send(
    documentId: string,
    request: SendBookingMessage.Request,
    author: string | null,
  ): Promise<Booking>;
}

/** The mail as Strapi's e-mail plugin takes it. */
export interface Mail extends ComposedMessage {
  to: string;
}

interface ClaimedMessage {
  revision: number;
  digest: string;
  contactDocumentId: string | null;
  limits: MessageLimits;
}

export interface BookingMessagePorts {
  /** @throws NotFoundError (404) when there is none. */
  booking(documentId: string): Promise<Booking>;
  /** `null` for a contact that was deleted. */
  customer(
    contactDocumentId: string,
  ): Promise<{ email: string | null; language: string | null } | null>;
  settings(institution: string): MessageSettings;
  timeZone(institution: string): Promise<string>;
  /** `null` where Strapi has no e-mail plugin. */
  mailer(): ((mail: Mail) => Promise<unknown>) | null;
  /**
   * Claims the message before it is sent, so that nobody else sends it.
   * @throws StateConflictError for another revision.
   * @throws MessageNotPossibleError when the same message is being sent or was sent a moment ago.
   * @throws TooManyMessagesError when the contact has received as many messages as allowed.
   */
  claim(documentId: string, message: ClaimedMessage): Promise<void>;
  /** Undoes a claim after a failed sending: the message may be sent again. */
  unclaim(documentId: string, digest: string): Promise<void>;
  noteSent(documentId: string, author: string | null): Promise<void>;
  log: { error(text: string): void };
}

interface Letter {
  to: string;
  locale: string;
  locales: string[];
  message: ComposedMessage;
  /** Covers everything that a person saw in the preview. */
  digest: string;
  lacksExpiry: boolean;
}

export function bookingMessages(ports: BookingMessagePorts): BookingMessages {
  async function letter(booking: Booking, preferred: string | undefined): Promise<Letter> {
    const settings = ports.settings(booking.institution.code);
    const content = await contentOf(booking, ports);
    const { email, language } = await addresseeOf(booking, ports);
    const locales = localesWith(settings.texts);
    const locale = localeFor([preferred, language, settings.language], locales);
    const message = await compose(booking, content, locale, settings);
    const { html, subject, text } = message;
    const digest = digestOf([email, locale, subject, text, html]);
    return { to: email, locale, locales, message, digest, lacksExpiry: lacksExpiry(content) };
  }

  async function compose(
    booking: Booking,
    content: MessageContent,
    locale: string,
    settings: MessageSettings,
  ): Promise<ComposedMessage> {
    try {
      return await composedMessage(content, locale, settings);
    } catch (error) {
      if (!(error instanceof OwnMessageError)) throw error;
      ports.log.error(
        `the own message of ${booking.institution.code} for booking ${booking.documentId} failed: ${describeError(error.cause)}`,
      );
      throw new MessageNotPossibleError('textsFail');
    }
  }

  async function deliver(
    mailer: NonNullable<ReturnType<BookingMessagePorts['mailer']>>,
    { documentId }: Booking,
    mail: Mail,
    digest: string,
  ): Promise<void> {
    try {
      await mailer(mail);
    } catch (error) {
      // A provider's error text may contain the address.
      ports.log.error(`the message of booking ${documentId} was not sent: ${describeError(error)}`);
      await ports.unclaim(documentId, digest).catch((unclaiming: unknown) => {
        ports.log.error(
          `booking ${documentId} could not be noted as not written to: ${describeError(unclaiming)}`,
        );
      });
      throw new MessageNotPossibleError('notSent');
    }
  }

  return {
    async preview(documentId, preferred) {
      const booking = await ports.booking(documentId);
      const { message, ...letterOf } = await letter(booking, preferred);
      return { ...letterOf, revision: booking.revision, ...message };
    },

    async send(documentId, { digest, locale, revision, subject, text }, author) {
      const booking = await ports.booking(documentId);
      const proposed = await letter(booking, locale);
      if (booking.revision !== revision || proposed.digest !== digest) {
        throw new StateConflictError(reason('messageOutdated', { booking: booking.reference }));
      }
      const mailer = ports.mailer();
      if (mailer === null) throw new MessageNotPossibleError('noMailer');
      const mail = mailOf(proposed, { subject: oneLine(subject), text: normalizeText(text) });
      const sent = digestOf([mail.to, mail.subject, mail.text]);
      const contactDocumentId = booking.contact?.documentId ?? null;
      const claimed = { revision, digest: sent, contactDocumentId, limits: MESSAGE_LIMITS };
      await ports.claim(documentId, claimed);
      await deliver(mailer, booking, mail, sent);
      try {
        await ports.noteSent(documentId, author);
      } catch (error) {
        // The message is on its way: an error now would make the caller send it a second time.
        ports.log.error(
          `that the message of booking ${documentId} was sent could not be noted: ${describeError(error)}`,
        );
      }
      return ports.booking(documentId);
    },
  };
}

/** The proposed text goes out in its own form, an edited one in a plain frame. */
function mailOf(
  { locale, message, to }: Letter,
  { subject, text }: { subject: string; text: string },
): Mail {
  const isAsProposed = text === normalizeText(message.text);
  const html = isAsProposed ? message.html : htmlOfText(text, locale, subject);
  return { to, subject, text, html };
}

const digestOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

async function contentOf(booking: Booking, ports: BookingMessagePorts): Promise<MessageContent> {
  const timeZone = await ports.timeZone(booking.institution.code);
  const content = messageContent(booking, { timeZone });
  if (typeof content === 'string') throw new MessageNotPossibleError('nothingToTell');
  return content;
}

async function addresseeOf(booking: Booking, ports: BookingMessagePorts) {
  const { contact } = booking;
  const customer = contact === null ? null : await ports.customer(contact.documentId);
  if (customer === null) throw new MessageNotPossibleError('noContact');
  const email = customer.email?.trim() ?? '';
  if (email === '') throw new MessageNotPossibleError('noAddress');
  if (!isAddress(email)) throw new MessageNotPossibleError('oddAddress');
  return { email, language: customer.language };
}

/** Browsers use different line breaks. */
const normalizeText = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
