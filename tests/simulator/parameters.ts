import {
  anyRequest,
  departuresIn,
  type Departure,
  type Members,
} from '../../server/src/s360/interface';
import { BusinessError } from './business-error';
import type { JsonObject } from './json';

const words = { missing: 'missing', unknown: 'unknown', other: 'invalid' } as const;

/**
 * Refuses a request that departs from its description. How S-360 refuses is unknown; the business
 * error is the simulator’s own.
 */
export function refuseDepartures(
  request: JsonObject,
  members: Members,
  isRefused: (departure: Departure) => boolean = () => true,
): void {
  const described = { ...anyRequest, ...members };
  const departures = departuresIn(request, described, { isStrict: true }).filter(isRefused);
  const first = departures.find(({ flaw }) => flaw !== 'missing') ?? departures[0];
  if (!first) return;
  const { flaw, member } = first;
  const word = words[flaw === 'missing' || flaw === 'unknown' ? flaw : 'other'];
  const name = member
    .replace(/\[\d+\]/g, '')
    .split('.')
    .at(-1);
  throw new BusinessError(`error.parameter.${word}.${name}`);
}
