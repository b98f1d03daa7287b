import type { ActivityEntry } from '../../contracts/activity';
import type { Row } from '../../kernel/database/strapi-database';

type Direction = ActivityEntry['direction'];

/** Where an entry stands in the stream. At the same moment, calls come before deliveries. */
export interface Position {
  atMs: number;
  direction: Direction;
  id: number;
}

export const positionText = ({ atMs, direction, id }: Position): string =>
  `${atMs}-${direction}-${id}`;

/** Reads a position that `positionText` wrote; the route has checked its form. */
export function positionFrom(written: string): Position {
  const [atMs, direction, id] = written.split('-');
  return {
    atMs: Number(atMs),
    direction: direction === 'out' ? 'out' : 'in',
    id: Number(id),
  };
}

export const afterMoment = (atMs: number): Position => ({ atMs, direction: 'in', id: 0 });

/** Newest first. */
export const byPosition = (a: Position, b: Position): number =>
  b.atMs - a.atMs || b.direction.localeCompare(a.direction) || b.id - a.id;

/**
 * The condition on rows of one direction that follow a position. `time` is the attribute of their
 * time, as `timeOf` compares it.
 */
export function following(
  position: Position,
  direction: Direction,
  { time, timeOf }: { time: string; timeOf(ms: number): Date | number },
): Row {
  const at = timeOf(position.atMs);
  if (direction === position.direction) {
    const { id } = position;
    // The first condition is for the index.
    return {
      $and: [{ [time]: { $lte: at } }, { $or: [{ [time]: { $lt: at } }, { id: { $lt: id } }] }],
    };
  }
  return { [time]: direction === 'in' ? { $lte: at } : { $lt: at } };
}
