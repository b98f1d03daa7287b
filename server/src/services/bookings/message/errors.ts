import { errors } from '@strapi/utils';

/** Why a message to a customer cannot be written or sent. */
export type MessageTrouble =
  | 'noContact'
  | 'noAddress'
  | 'oddAddress'
  | 'nothingToTell'
  | 'noMailer'
  | 'notSent'
  | 'repeated'
  | 'textsFail';

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
};

/** `details.reason` names it, for words in the panel's language. */
export class MessageNotPossibleError extends errors.ApplicationError {
  readonly status = 400;

  constructor(reason: MessageTrouble) {
    super(WORDS[reason], { reason });
  }
}
