import type { ActivityOutcome, GetActivity } from '../../../../server/src/contracts';
import { dayRange } from '../../shared/time/dayRange';
import { isWholeDay } from '../../shared/time/isWholeDay';
import { listQuery } from '../../shared/lists/listQueries';
import type { AddressQuery, ListQuery } from '../../shared/lists/listQueries';

type SoughtOutcome = Exclude<ActivityOutcome, 'unknown'>;

/** The outcomes to choose from; what needs a person comes first. */
export const OUTCOMES: readonly SoughtOutcome[] = ['failed', 'partly', 'open', 'ok'];

export const DIRECTIONS = ['in', 'out'] as const;

/** The filters of the stream beside those of every list. */
const FURTHER = ['direction', 'contact', 'number', 'from', 'until'] as const;

/** The filters of the stream, as they stand in the address. */
export interface ActivityListQuery extends ListQuery<SoughtOutcome> {
  further: Readonly<Partial<Record<(typeof FURTHER)[number], string>>>;
  /** Where the page begins; the newest without it. */
  before: string | undefined;
}

/** Reads the filters from the address and ignores invalid values. */
export function activityQuery(address: AddressQuery): ActivityListQuery {
  const known = FURTHER.flatMap((name) => {
    const value = address[name];
    if (typeof value !== 'string' || value === '') return [];
    if (name === 'direction' && !DIRECTIONS.some((direction) => direction === value)) return [];
    return (name === 'from' || name === 'until') && !isWholeDay(value) ? [] : [[name, value]];
  });
  const { before } = address;
  return {
    ...listQuery(address, OUTCOMES),
    further: Object.fromEntries(known),
    before: typeof before === 'string' && before !== '' ? before : undefined,
  };
}

/** The request for a page. Days are those of the reader. */
export function activityRequest({
  before,
  further: { contact, direction, from, number, until },
  institution,
  pageSize,
  q,
  state,
  stream,
}: ActivityListQuery): GetActivity.Query {
  return {
    limit: pageSize,
    ...(before !== undefined && { before }),
    ...(contact !== undefined && { contact }),
    ...(number !== undefined && { number }),
    ...(direction !== undefined && { direction: direction === 'in' ? 'in' : 'out' }),
    ...(institution !== undefined && { institution }),
    ...(q !== undefined && { q }),
    ...(state !== undefined && { outcome: state }),
    ...(stream !== undefined && { stream }),
    ...dayRange(from, until),
  };
}
