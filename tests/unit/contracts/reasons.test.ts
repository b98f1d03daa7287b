import de from '../../../admin/src/translations/de';
import en from '../../../admin/src/translations/en';
import fr from '../../../admin/src/translations/fr';
import itTexts from '../../../admin/src/translations/it';
import { readReason, reason, REASONS } from '../../../server/src/contracts/reasons';
import {
  S360AnswerError,
  S360AuthenticationError,
  S360BusinessError,
  S360HttpError,
  S360InProgressError,
  S360NetworkError,
  S360RequestError,
  S360TooManyCallsError,
} from '../../../server/src/s360/errors';
import { valueNames } from '../../helpers/text-values';

const languages: [string, Record<string, string>][] = [
  ['en', en],
  ['fr', fr],
  ['de', de],
  ['it', itTexts],
];

const call = {
  institution: 'myvenue',
  service: 'contactInformationPublicService',
  method: 'saveIndividualContactData',
};
const http = (status: number) => new S360HttpError(call, { status, retryAfterMs: null });

describe('a reason', () => {
  it.each(Object.entries(REASONS))('%s is known again with what was put into it', (_code, said) => {
    const values = Object.fromEntries(
      valueNames(said).map((name) => [name, `a ${name}; of (two)`]),
    );
    const code = Object.keys(REASONS).find((name) => name === _code) as keyof typeof REASONS;
    expect(readReason(reason(code, values))).toEqual({ code, values });
  });

  describe.each(languages)('in %s', (_language, texts) => {
    it.each(Object.entries(REASONS))('%s has a text that says no more than it', (code, said) => {
      expect(texts[`reason.${code}`]).toMatch(/\S/);
      expect(valueNames(said)).toEqual(expect.arrayContaining(valueNames(texts[`reason.${code}`])));
    });

    it('has no texts of reasons that there are not', () => {
      const codes = Object.keys(texts).filter((key) => key.startsWith('reason.'));
      expect(codes.sort()).toEqual(
        Object.keys(REASONS)
          .map((code) => `reason.${code}`)
          .sort(),
      );
    });
  });

  it('that nobody has written down stays what it is', () => {
    expect(readReason('error.contact.phone.invalid')).toBeNull();
    expect(readReason('')).toBeNull();
  });
});

describe('what a call in vain tells an operator', () => {
  it.each([
    [http(503), 'callInTrouble'],
    [http(404), 'callNotFound'],
    [http(302), 'callRedirected'],
    [http(418), 'callWrong'],
    [new S360TooManyCallsError(call, { status: 509, retryAfterMs: null }), 'callTooMany'],
    [new S360AuthenticationError(call, { status: 401 }), 'callNotAllowed'],
    [new S360BusinessError(call, { statusCode: 'ERROR', statusDetail: 'error.x' }), 'callRefused'],
    [
      new S360BusinessError(
        { ...call, method: 'getContactData' },
        { statusCode: 'ERROR', statusDetail: 'error.x' },
      ),
      'readRefused',
    ],
    [new S360InProgressError(call, null), 'callInProgress'],
    [new S360NetworkError(call, { sent: 'no', code: 'ECONNREFUSED' }), 'callNotReached'],
    [new S360NetworkError(call, { sent: 'maybe', code: 'ECONNRESET' }), 'callWithoutAnswer'],
    [new S360AnswerError(call, 'not-json'), 'callUnreadable'],
    [new S360AnswerError(call, 'unknown-status', 'OK'), 'callStatusUnknown'],
    [new S360RequestError(call, 'too-large'), 'callTooLarge'],
    [new S360RequestError(call, 'no-criteria'), 'callEmpty'],
  ])('%s is known again as %s', (error, code) => {
    expect(readReason(error.summary)?.code).toBe(code);
  });
});
