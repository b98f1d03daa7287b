import { pointsOf } from '../../../../server/src/overview/trends/exchange';

const count = (span: number, kind: string, events: number, totalMs = 0, longestMs = 0) => ({
  span,
  kind,
  events,
  totalMs,
  longestMs,
});

describe('the points of a chart', () => {
  it('are one for each span, with zeros where nothing happened', () => {
    expect(pointsOf([0, 3_600_000], [])).toEqual(
      ['1970-01-01T00:00:00.000Z', '1970-01-01T01:00:00.000Z'].map((from) => ({
        from,
        received: 0,
        notImported: 0,
        sent: 0,
        notSent: 0,
        delayIn: null,
        delayOut: null,
      })),
    );
  });

  it('contain each kind of count, and the average of delays', () => {
    const [, point] = pointsOf(
      [0, 3_600_000],
      [
        count(1, 'received', 7),
        count(1, 'notImported', 2),
        count(1, 'sent', 5),
        count(1, 'notSent', 1),
        count(1, 'delayIn', 3, 10_000, 8_000),
        count(1, 'delayOut', 1, 900, 900),
      ],
    );
    expect(point).toEqual({
      from: '1970-01-01T01:00:00.000Z',
      received: 7,
      notImported: 2,
      sent: 5,
      notSent: 1,
      delayIn: { changes: 3, averageMs: 3_333, longestMs: 8_000 },
      delayOut: { changes: 1, averageMs: 900, longestMs: 900 },
    });
  });
});
