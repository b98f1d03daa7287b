import { mailFailure } from '../../../server/src/alerts/mail-failure';

describe('the reason of an alert that could not be e-mailed', () => {
  it.each([
    ['EAUTH', 'alertMailCredentials'],
    ['EENVELOPE', 'alertMailAddress'],
    ['ECONNREFUSED', 'alertMailUnreachable'],
    ['EDNS', 'alertMailUnreachable'],
    ['EMESSAGE', 'alertMailNotTaken'],
    ['constructor', 'alertMailNotTaken'],
  ])('follows from the code of the mail client: %s', (code, reason) => {
    const error = Object.assign(new Error('550  5.1.1\nNo such mailbox'), { code });
    expect(mailFailure(error)).toEqual({
      code: reason,
      values: { answer: '550 5.1.1 No such mailbox' },
    });
  });

  it.each([[{ message: 'Bad Request', code: 400 }, 'Bad Request'] as const, ['no', 'no'] as const])(
    'is said for errors of other providers, too',
    (error, answer) => {
      expect(mailFailure(error)).toEqual({ code: 'alertMailNotTaken', values: { answer } });
    },
  );

  it('keeps a long answer short', () => {
    expect(String(mailFailure(new Error('x'.repeat(5000))).values.answer)).toHaveLength(300);
  });
});
