import { errorMarks } from '../../../server/src/kernel/describe-error';

describe('the marks of an error', () => {
  it('are its name, code and place, for its message is English and may quote values', () => {
    const error = Object.assign(new TypeError('anna@example.com is odd'), { code: 'E1' });
    expect(errorMarks(error)).toMatch(/^TypeError E1 \(at .*describe-error\.test\.ts/);
    expect(errorMarks(error)).not.toContain('odd');
  });

  it('are there for whatever was thrown', () => {
    expect(errorMarks('a sentence')).toBe('Error');
  });
});
