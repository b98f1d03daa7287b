import {
  afterMoment,
  byPosition,
  following,
  positionFrom,
  positionText,
  type Position,
} from '../../../server/src/overview/activity/position';

const call = (atMs: number, id: number): Position => ({ atMs, direction: 'out', id });
const delivery = (atMs: number, id: number): Position => ({ atMs, direction: 'in', id });
const BY_TIME = { time: 'atMs', timeOf: (ms: number) => ms };

describe('a position in the activity', () => {
  it('is read as it was written', () => {
    for (const position of [call(1_700_000_000_000, 7), delivery(0, 1)]) {
      expect(positionFrom(positionText(position))).toEqual(position);
    }
  });

  it('orders the newest first; at the same moment calls before deliveries, then the higher id', () => {
    const ordered = [call(5, 2), call(5, 1), delivery(5, 9), delivery(5, 8), call(4, 3)];
    const mixed = [...ordered].reverse();
    expect(mixed.sort(byPosition)).toEqual(ordered);
  });

  it('after a moment skips all that happened at it', () => {
    expect(following(afterMoment(5), 'out', BY_TIME)).toEqual({ atMs: { $lt: 5 } });
    const { $and } = following(afterMoment(5), 'in', BY_TIME);
    expect($and).toEqual([
      { atMs: { $lte: 5 } },
      { $or: [{ atMs: { $lt: 5 } }, { id: { $lt: 0 } }] },
    ]);
  });

  it('of a call is followed by the deliveries of its moment, that of a delivery by no call of it', () => {
    expect(following(call(5, 2), 'in', BY_TIME)).toEqual({ atMs: { $lte: 5 } });
    expect(following(delivery(5, 2), 'out', BY_TIME)).toEqual({ atMs: { $lt: 5 } });
  });
});
