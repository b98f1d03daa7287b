import { endOfNumbers } from '../../../server/src/segments/record-filters';

describe('the end of the numbers that begin in a certain way', () => {
  it.each([
    ['2001', '2002'],
    ['1999', '2'],
    ['109', '11'],
    ['0', '1'],
  ])('of %s is %s', (start, end) => expect(endOfNumbers(start)).toBe(end));

  it.each(['999', 'A1', '1-2', '1A'])('of %s is not known', (start) =>
    expect(endOfNumbers(start)).toBeNull(),
  );
});
