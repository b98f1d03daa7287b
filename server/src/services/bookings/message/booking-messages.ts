import type {
  Booking,
  PreviewBookingMessage,
  SendBookingMessage,
} from '../../../contracts/bookings';
import { describeError } from '../../describe-error';
import { StateConflictError } from '../../errors';
import { isAddress } from './address';
import { composedMessage, OwnMessageError } from './compose';
import { messageContent, type MessageContent } from './content';
import { MessageNotPossibleError } from './errors';
import { htmlOfText } from './forms';
import type { ComposedMessage, MessageSettings } from './settings';
import { localeFor, localesWith } from './texts';
import { oneLine } from './wording';

/** Writing to a booking's customer: the offer while it is open, the confirmation once it is closed. */
export interface BookingMessages {
  /** Throws `MessageNotPossibleError` where there is nobody to write to or nothing to tell. */
  preview(documentId: string, locale?: string): Promise<PreviewBookingMessage.Response['data']>;
  /**
   * Sends it and notes that on the booking. Throws `StateConflictError` when the booking is not as it
   * was when the message was previewed. Throws `MessageNotPossibleError` also when the e-mail
   * provider does not take it: nothing was noted then.
   */
  send(
    documentId: string,
    request: SendBookingMessage.Request,
    author: string | null,
  ): Promise<Booking>;
}

/** The mail as it is given to Strapi's e-mail plugin. */
export interface Mail extends ComposedMessage {
  to: string;
}

export interface BookingMessagePorts {
  /** Throws (404) where there is none. */
  booking(documentId: string): Promise<Booking>;
  /** `null` for a contact that was deleted. */
  customer(
    contactDocumentId: string,
  ): Promise<{ email: string | null; language: string | null } | null>;
  settings(institution: string): MessageSettings;
  timeZone(institution: string): Promise<string>;
  /** `null` where Strapi has no e-mail plugin. */
  mailer(): ((mail: Mail) => Promise<unknown>) | null;
  noteSent(documentId: string, author: string | null): Promise<void>;
  log: { error(text: string): void };
}

interface Letter {
  to: string;
  locale: string;
  locales: string[];
  message: ComposedMessage;
}

export function bookingMessages(ports: BookingMessagePorts): BookingMessages {
  async function letter(booking: Booking, wanted: string | undefined): Promise<Letter> {
    const settings = ports.settings(booking.institution.code);
    const content = await contentOf(booking, ports);
    const { email, language } = await addressee(booking, ports);
    const locales = localesWith(settings.texts);
    const locale = localeFor([wanted, language, settings.language], locales);
    const message = await written(booking, content, locale, settings);
    return { to: email, locale, locales, message };
  }

  async function written(
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

  async function deliver(booking: Booking, mail: Mail): Promise<void> {
    const mailer = ports.mailer();
    if (mailer === null) throw new MessageNotPossibleError('noMailer');
    try {
      await mailer(mail);
    } catch (error) {
      // What a provider says may hold the address.
      ports.log.error(
        `the message of booking ${booking.documentId} was not sent: ${describeError(error)}`,
      );
      throw new MessageNotPossibleError('notSent');
    }
  }

  return {
    async preview(documentId, wanted) {
      const booking = await ports.booking(documentId);
      const { locale, locales, message, to } = await letter(booking, wanted);
      return { to, locale, locales, revision: booking.revision, ...message };
    },

    async send(documentId, { locale, revision, subject, text }, author) {
      const booking = await ports.booking(documentId);
      if (booking.revision !== revision) {
        throw new StateConflictError(
          `Booking ${booking.reference} has changed since the message was previewed: preview it again.`,
        );
      }
      const proposed = await letter(booking, locale);
      const line = oneLine(subject);
      const isAsProposed = sameText(text, proposed.message.text);
      const html = isAsProposed
        ? proposed.message.html
        : htmlOfText(normalized(text), proposed.locale, line);
      await deliver(booking, { to: proposed.to, subject: line, text: normalized(text), html });
      try {
        await ports.noteSent(documentId, author);
      } catch (error) {
        // It is on its way: failing now would have it sent a second time.
        ports.log.error(
          `that the message of booking ${documentId} was sent could not be noted: ${describeError(error)}`,
        );
      }
      return ports.booking(documentId);
    },
  };
}

async function contentOf(booking: Booking, ports: BookingMessagePorts): Promise<MessageContent> {
  const timeZone = await ports.timeZone(booking.institution.code);
  const content = messageContent(booking, { timeZone });
  if (typeof content === 'string') throw new MessageNotPossibleError('nothingToTell');
  return content;
}

async function addressee(booking: Booking, ports: BookingMessagePorts) {
  const { contact } = booking;
  const customer = contact === null ? null : await ports.customer(contact.documentId);
  if (customer === null) throw new MessageNotPossibleError('noContact');
  const email = customer.email?.trim() ?? '';
  if (email === '') throw new MessageNotPossibleError('noAddress');
  if (!isAddress(email)) throw new MessageNotPossibleError('oddAddress');
  return { email, language: customer.language };
}

/** Browsers send line breaks in their own way. */
const normalized = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const sameText = (one: string, other: string): boolean => normalized(one) === normalized(other);
