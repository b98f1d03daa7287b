import { createHash } from 'node:crypto';
import type { Booking, PreviewBookingMessage, SendBookingMessage } from '../../contracts/bookings';
import { reason } from '../../contracts/reasons';
import { describeError } from '../../kernel/describe-error';
import { StateConflictError } from '../../kernel/errors';
import { isAddress } from './address';
import { composedMessage, OwnMessageError } from './compose';
import { lacksExpiry, messageContent, type MessageContent } from './content';
import { MessageNotPossibleError } from './errors';
import { htmlOfText } from './forms';
import type { ComposedMessage, MessageLimits, MessageSettings } from './settings';
import { localeFor, localesWith } from './texts';
import { oneLine } from './wording';

/** Writing to a booking's customer: the offer while it is open, the confirmation once it is closed. */
export interface BookingMessages {
  /** Throws `MessageNotPossibleError` where there is nobody to write to or nothing to tell. */
  preview(documentId: string, locale?: string): Promise<PreviewBookingMessage.Response['data']>;
  /**
   * Sends it and notes that on the booking. Throws `StateConflictError` when the booking or the
   * message is not as it was when it was previewed. Throws `MessageNotPossibleError` also when the
   * same went out a moment ago, or the e-mail provider does not take it: nothing was noted then;
   * `TooManyMessagesError` (429) when the contact was written to as often as is allowed.
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

/** A message about to be sent. */
export interface ClaimedMessage {
  revision: number;
  digest: string;
  contactDocumentId: string | null;
  limits: MessageLimits;
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
  /**
   * Keeps everybody else from sending the message, before it is sent. Throws `StateConflictError` for
   * another revision, `MessageNotPossibleError` when the same is being sent or was a moment ago,
   * `TooManyMessagesError` when the contact was written to as often as is allowed.
   */
  claim(documentId: string, message: ClaimedMessage): Promise<void>;
  /** It was not sent: it may be tried again. */
  unclaim(documentId: string, digest: string): Promise<void>;
  noteSent(documentId: string, author: string | null): Promise<void>;
  log: { error(text: string): void };
}

interface Letter {
  to: string;
  locale: string;
  locales: string[];
  message: ComposedMessage;
  /** Stands for all that a person saw of it. */
  digest: string;
  lacksExpiry: boolean;
}

export function bookingMessages(ports: BookingMessagePorts): BookingMessages {
  async function letter(booking: Booking, wanted: string | undefined): Promise<Letter> {
    const settings = ports.settings(booking.institution.code);
    const content = await contentOf(booking, ports);
    const { email, language } = await addressee(booking, ports);
    const locales = localesWith(settings.texts);
    const locale = localeFor([wanted, language, settings.language], locales);
    const message = await written(booking, content, locale, settings);
    const { html, subject, text } = message;
    const digest = digestOf([email, locale, subject, text, html]);
    return { to: email, locale, locales, message, digest, lacksExpiry: lacksExpiry(content) };
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

  async function deliver(
    mailer: NonNullable<ReturnType<BookingMessagePorts['mailer']>>,
    { documentId }: Booking,
    mail: Mail,
    digest: string,
  ): Promise<void> {
    try {
      await mailer(mail);
    } catch (error) {
      // What a provider says may hold the address.
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
    async preview(documentId, wanted) {
      const booking = await ports.booking(documentId);
      const { message, ...letterOf } = await letter(booking, wanted);
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
      const mail = mailOf(proposed, { subject: oneLine(subject), text: normalized(text) });
      const sent = digestOf([mail.to, mail.subject, mail.text]);
      const limits = ports.settings(booking.institution.code);
      const contactDocumentId = booking.contact?.documentId ?? null;
      await ports.claim(documentId, { revision, digest: sent, contactDocumentId, limits });
      await deliver(mailer, booking, mail, sent);
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

/** A text as it was proposed goes out in its form, another one in a frame. */
function mailOf(
  { locale, message, to }: Letter,
  { subject, text }: { subject: string; text: string },
): Mail {
  const isAsProposed = text === normalized(message.text);
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
