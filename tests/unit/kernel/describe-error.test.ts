import { errorMarks } from '../../../server/src/kernel/describe-error';

describe('the description of an error in the log', () => {
  it('consists of name, code and place, without the message, which may quote values', () => {
    const error = Object.assign(new TypeError('anna@example.com is odd'), { code: 'E1' });
    expect(errorMarks(error)).toMatch(/^TypeError E1 \(at .*describe-error\.test\.ts/);
    expect(errorMarks(error)).not.toContain('odd');
  });

  it('exists for any thrown value', () => {
    expect(errorMarks('a sentence')).toBe('Error');
  });
});
