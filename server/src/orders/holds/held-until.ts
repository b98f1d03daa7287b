import { DEFAULT_ASSUMPTIONS, type Expiry } from '../../s360';
import { DAY_MS, HOUR_MS } from '../../kernel/time/durations';
import { UNKNOWN_TIME_ZONE, type InstitutionRegistry } from '../../institutions';

/** The meaning of expiration dates at an institution, by its code. */
export type ExpiryAt = (institution: string) => Expiry;

/**
 * Reads it from the configuration; an institution that is no longer configured has the default.
 * @param zones the venues' time zones, by institution code
 */
export const expiryBy =
  (
    institutions: Pick<InstitutionRegistry, 'find'>,
    zones: Readonly<Record<string, string>>,
  ): ExpiryAt =>
  (code) => ({
    meaning: institutions.find(code)?.assumptions.expiry ?? DEFAULT_ASSUMPTIONS.expiry,
    timeZone: zones[code] ?? UNKNOWN_TIME_ZONE,
  });

/** How long after its end in UTC a day lasts in the westernmost time zone. */
const LONGEST_BEHIND_MS = 12 * HOUR_MS;

/** A hold that expires before this is over, whatever expiration dates mean at the institution. */
export function earliestHeld(now: Date): Date {
  const westernmostMs = now.getTime() - LONGEST_BEHIND_MS;
  return new Date(westernmostMs - (westernmostMs % DAY_MS));
}
