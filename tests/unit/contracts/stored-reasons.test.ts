import {
  readFailure,
  readFailureReason,
  readReason,
  readReasons,
  readWarnings,
  reason,
} from '../../../server/src/contracts/reasons';
import { written } from '../../helpers/builders/reasons';

const AT = '2027-01-10T09:00:00.000Z';
const WHY = reason('bodyTooLong', { items: 500 });

describe('a stored reason', () => {
  it('is read from JSON text and from parsed JSON', () => {
    expect(readReason(JSON.stringify(WHY))).toEqual(WHY);
    expect(readReason(WHY)).toEqual(WHY);
    expect(readReason(null)).toBeNull();
  });

  it('is read together with the reasons that it contains', () => {
    const outer = reason('answerUnusable', { reasons: [reason('notTheContact')] });
    expect(readReasons(JSON.stringify([outer]))).toEqual([outer]);
  });

  it('from an earlier version is a sentence and stays one', () => {
    expect(readReason('The body is not JSON.')).toEqual(written('The body is not JSON.'));
    expect(readReason('{name} is not an object')).toEqual(written('{name} is not an object'));
    expect(readReasons('["it was not looked at"]')).toEqual([written('it was not looked at')]);
    expect(readReasons(null)).toEqual([]);
  });

  it('with an obsolete code is shown by the code', () => {
    expect(readReason('{"code":"constructor","values":{}}')).toEqual(written('constructor'));
  });
});

describe('a stored failure', () => {
  it('is read with its reason', () => {
    const failure = { code: 'unusable', reason: WHY, at: AT };
    expect(readFailure(JSON.stringify(failure))).toEqual(failure);
    expect(readFailure(null)).toBeNull();
  });

  it('from an earlier version keeps its message', () => {
    const stored = { code: 'HTTP 503', message: 'The call was in vain.', at: AT };
    const read = { code: 'HTTP 503', reason: written('The call was in vain.'), at: AT };
    expect(readFailure(stored)).toEqual(read);
    expect(readFailureReason(stored, 'HTTP 503')).toEqual(read.reason);
  });

  it('has its code as the reason when it is missing', () => {
    expect(readFailureReason(null, 'HTTP 503')).toEqual(written('HTTP 503'));
  });
});

describe('the stored warnings of an item', () => {
  it('are read with their reasons, including sentences from an earlier version', () => {
    const stored = [
      { field: 'email', reason: reason('notEmail') },
      { field: 'phone', message: 'is odd' },
    ];
    expect(readWarnings(stored)).toEqual([
      { field: 'email', reason: reason('notEmail') },
      { field: 'phone', reason: written('is odd') },
    ]);
    expect(readWarnings(null)).toEqual([]);
  });
});
