import { DEFAULT_ASSUMPTIONS, type Expiry } from '../../s360';
import { DAY_MS } from '../../kernel/durations';
import type { InstitutionRegistry } from '../../institutions';

/** The meaning of expiration dates at an institution, by its code. */
export type ExpiryAt = (institution: string) => Expiry;

/** Reads it from the configuration; an institution that is no longer configured has the default. */
export const expiryBy =
  (institutions: Pick<InstitutionRegistry, 'find'>): ExpiryAt =>
  (code) =>
    institutions.find(code)?.assumptions.expiry ?? DEFAULT_ASSUMPTIONS.expiry;

/** A hold that expires before this is over, whatever expiration dates mean at the institution. */
export const earliestHeld = (now: Date): Date => new Date(now.getTime() - (now.getTime() % DAY_MS));
