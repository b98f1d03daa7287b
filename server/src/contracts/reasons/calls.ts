/** Reasons why a call to S-360 failed or its answer could not be used. */
export const CALL_REASONS = {
  callRefused:
    'S-360 refused this and answered: {detail}. Correct what that may mean and send it again, or ask S-360’s team what it means.',
  readRefused:
    'S-360 refused this and answered: {detail}. It may not have what was asked for, or no longer; look it up there.',
  callInTrouble:
    'The call was answered with HTTP {status}. S-360 or a gateway in front of it is in trouble; try again later.',
  callNotFound:
    'The call was answered with HTTP {status}. Check the address of S-360, the service version and the method names.',
  callRedirected:
    'The call was answered with HTTP {status}. Redirects are not followed; check the address of S-360.',
  callWrong:
    'The call was answered with HTTP {status}. The same call would be refused again; check the configuration of the institution.',
  callTooMany:
    'The call was refused with HTTP {status}: too many calls. Wait for the next window; if it happens often, lower the limits of the institution.',
  callNotAllowed:
    "The call was not allowed (HTTP {status}). Check operator, partner and secret of the virtual operator, and this server's clock.",
  callForbidden:
    "S-360 does not allow the virtual operator this call (HTTP {status}). Ask S-360's team for the right to it.",
  callInProgress: 'S-360 is still working on the call. Ask again in ten seconds or more.',
  callNotReached:
    'The call did not reach S-360 ({code}). Nothing was changed; check the network and the address of S-360, then try again.',
  callWithoutAnswer:
    'The call was sent, but no whole answer came back ({code}). It may have been carried out; look it up before you create anything again.',
  callUnreadable:
    'The call was answered, but the answer cannot be read. It may have been carried out; check the address of S-360 and what S-360 shows.',
  callStatusUnknown:
    'The call was answered with the status {word}, which is neither success nor a refusal. It may have been carried out; add the word to assumptions.successWords or assumptions.failureWords of the institution, whichever it means.',
  callTooLarge:
    'The call was not sent: it is larger than allowed. Sending it again unchanged cannot help.',
  callEmpty:
    'The call was not sent: it says nothing to search for. Sending it again unchanged cannot help.',
  callNotDescribed:
    'The call was not sent: S-360 does not take {member} in this form. Correct the value and save it again.',
  noPermit: 'No call is free for the login.',
  interrupted: 'The plugin was stopped before S-360’s answer came.',
  callInterrupted: 'The plugin was stopped before S-360’s answer came.',
  answerUnusable: 'What S-360 answered could not be used: {reasons}',
  answerNotUsable: 'What S-360 answered could not be used.',
  nothingButNumber: 'it holds nothing but the number',
  notTheOrder: 'it is not the order',
  notTheContact: 'it is not the contact',
} as const;
