import { DAY_MS } from '../kernel/time/durations';
import { z } from '@strapi/utils';
import {
  MAX_CONDITIONS,
  type Condition,
  type ExpiresCondition,
} from '../contracts/contacts/segments';
import { condition } from '../contracts/schemas/segments';

/**
 * The checked parameter `segment`. Output and input have the same shape, because Strapi checks it
 * again later.
 */
export const segmentSchema: z.ZodType<Condition[]> = z
  .array(condition, { error: 'must be a list' })
  .max(MAX_CONDITIONS, `must be ${MAX_CONDITIONS} at most`);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of a condition's `since`. */
export const beginOf = (text: string): Date => new Date(text);

/** The moment at which a condition's `until` ends, exclusive: a day counts in full. */
export const endOf = (text: string): Date =>
  DAY.test(text) ? new Date(Date.parse(text) + DAY_MS) : new Date(text);

/** The moment, exclusive, until which holds count as expiring. */
export function endOfPeriod(
  { until, withinDays }: Pick<ExpiresCondition, 'until' | 'withinDays'>,
  now: Date,
): Date {
  return until === undefined ? new Date(now.getTime() + Number(withinDays) * DAY_MS) : endOf(until);
}

/** Converts an amount in currency units to thousandths. */
export function thousandthsOf(units: string): bigint {
  const [whole = '0', part = ''] = units.split('.');
  return BigInt(whole) * 1000n + BigInt(part.padEnd(3, '0'));
}
