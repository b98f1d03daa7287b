import { PLUGIN_ID, FOUND_STATES } from '../../../../server/src/contracts';
import type { Condition } from '../../../../server/src/contracts';
import type { AddressQuery } from '../../shared/lists/listQueries';
import { isRecord } from '../../shared/api/isRecord';

/**
 * The conditions in the address of the contact list: `plugins[s360][segment][0][kind]=…`, which
 * the Content Manager passes on to the server. A handwritten address may use the Content API's
 * form, `segment[0][kind]=…`. The server refuses invalid conditions.
 */
export function segmentIn(address: AddressQuery): Condition[] {
  const ours = inside(inside(inside(address, 'plugins'), PLUGIN_ID), 'segment');
  const segment = ours ?? inside(address, 'segment');
  return Array.isArray(segment) ? segment.flatMap((entry) => condition(entry) ?? []) : [];
}

/** The change to the address that sets these conditions. The list returns to its first page. */
export function asking(address: AddressQuery, segment: readonly Condition[]): AddressQuery {
  const plugins = inside(address, 'plugins');
  return {
    plugins: {
      ...(isRecord(plugins) && plugins),
      [PLUGIN_ID]: segment.length > 0 ? { segment: segment.map(encoded) } : undefined,
    },
    segment: undefined,
    page: 1,
  };
}

/** Whether two segments have the same conditions, in whatever order their parts are written. */
export function isSameSegment(a: readonly Condition[], b: readonly Condition[]): boolean {
  return JSON.stringify(a.map(partsOf).sort()) === JSON.stringify(b.map(partsOf).sort());
}

const partsOf = (condition: Condition): string =>
  JSON.stringify(
    Object.entries(condition)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => one.localeCompare(other)),
  );

const inside = (value: unknown, name: string): unknown =>
  isRecord(value) ? value[name] : undefined;

/** Strapi writes values into the address without encoding them. */
const encoded = (asked: Condition): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' ? [[name, encodeURIComponent(value)]] : [],
    ),
  );

function condition(entry: unknown): Condition | null {
  const text = (name: string): string | undefined => {
    const value = inside(entry, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const institution = text('institution');
  switch (text('kind')) {
    case 'bought':
      return {
        kind: 'bought',
        product: text('product'),
        performance: text('performance'),
        institution,
      };
    case 'spent':
      return {
        kind: 'spent',
        over: text('over') ?? '',
        currency: text('currency') ?? '',
        since: text('since'),
      };
    case 'expires':
      return {
        kind: 'expires',
        until: text('until'),
        withinDays: text('withinDays'),
        of: holdOf(text('of')),
        institution,
      };
    case 'consents':
      return { kind: 'consents', code: text('code') ?? '', institution };
    case 'state': {
      const is = FOUND_STATES.find((state) => state === text('is'));
      return is === undefined ? null : { kind: 'state', is, institution };
    }
    case 'number':
      return { kind: 'number', start: text('start') ?? '', institution };
    default:
      return null;
  }
}

const holdOf = (text: string | undefined) =>
  text === 'reservation' || text === 'option' ? text : undefined;
