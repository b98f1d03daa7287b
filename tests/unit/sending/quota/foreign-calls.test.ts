import {
  createForeignCalls,
  type RecordedCall,
} from '../../../../server/src/sending/quota/foreign-calls';

const call = (linkId: number, fence: number, startedAt = '1000'): RecordedCall => ({
  target: `link ${linkId}`,
  fence,
  startedAt,
});

describe('a recorded call', () => {
  /** The answers for these records, read one after the other by the holder of fence 5. */
  const answersTo = (
    reads: readonly RecordedCall[][],
    underWay = [{ target: 'link 1' }],
  ): boolean[] => {
    const foreignCalls = createForeignCalls();
    return reads.map((onRecord) => foreignCalls.areAmong(onRecord, { fence: 5, underWay }));
  };

  it.each<[string, RecordedCall[][], boolean]>([
    ['when its fence is as high and nobody makes it', [[call(2, 5)], [call(2, 5)]], true],
    ['when its fence is higher', [[call(2, 9)], [call(2, 9)]], true],
    [
      'unless its fence is lower, as an earlier holder made it',
      [[call(2, 4)], [call(2, 4)]],
      false,
    ],
    ['unless this process makes it', [[call(1, 5)], [call(1, 5)]], false],
    ['unless it ended meanwhile', [[call(2, 5)], []], false],
    [
      'unless another call is made for the same target',
      [[call(2, 5)], [call(2, 5, '2000')]],
      false,
    ],
    ['unless it was absent in between', [[call(2, 5)], [], [call(2, 5)]], false],
  ])('counts as made by another database %s', (_when, reads, expected) => {
    expect(answersTo(reads).at(-1)).toBe(expected);
  });

  it('counts as made by another database only when it was seen twice', () => {
    expect(answersTo([[call(2, 9)]])).toEqual([false]);
  });

  it('for a booking can also count as made by another database', () => {
    const booking: RecordedCall = { ...call(0, 9), target: 'booking b' };
    expect(answersTo([[booking], [booking]])).toEqual([false, true]);
  });
});
