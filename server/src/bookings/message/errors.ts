import { errors } from '@strapi/utils';
import type { MessageLimits } from './settings';

type MessageTrouble =
  | 'noContact'
  | 'noAddress'
  | 'oddAddress'
  | 'nothingToTell'
  | 'noMailer'
  | 'notSent'
  | 'repeated'
  | 'textsFail'
  | 'tooMany';

const WORDS: Record<MessageTrouble, string> = {
  noContact: 'The contact of the booking does not exist any more.',
  noAddress: 'The contact has no e-mail address. Add it to the contact.',
  oddAddress: 'Nothing can be sent to the e-mail address of the contact. Correct it.',
  nothingToTell: 'There is nothing to tell the customer in the state of this booking.',
  noMailer: 'Strapi has no e-mail plugin. Set it up in config/plugins.',
  notSent: 'The e-mail provider did not take the message. Nothing was sent; the log says more.',
  repeated:
    'The same message went out less than a minute ago, or is on its way. It was not sent once more.',
  textsFail: "The venue's own texts could not be used. The log says why.",
  tooMany:
    'The customer was written to as often as is allowed in an hour or a day. It was not sent; try again later.',
};

/** `details.reason` is the code that the panel translates. */
export class MessageNotPossibleError extends errors.ApplicationError {
  readonly status = 400;

  constructor(reason: MessageTrouble) {
    super(WORDS[reason], { reason });
  }
}

/** The contact has received too many messages; `details.retryAt` is when the next may go out. */
export class TooManyMessagesError extends errors.RateLimitError {
  readonly status = 429;
  readonly retryAfterSeconds: number;

  constructor({ perDay, perHour }: MessageLimits, retryAt: Date, now: Date) {
    super(WORDS.tooMany, { reason: 'tooMany', perHour, perDay, retryAt: retryAt.toISOString() });
    this.retryAfterSeconds = Math.ceil((retryAt.getTime() - now.getTime()) / 1000);
  }
}
