import { DEFAULT_ASSUMPTIONS, type Expiry } from '../../s360';
import { DAY_MS } from '../../kernel/durations';
import type { InstitutionRegistry } from '../../institutions';

/** What expiration dates mean at an institution, by its code. */
export type ExpiryAt = (institution: string) => Expiry;

/** … by what is configured; at one that is not configured any more, what is assumed. */
export const expiryBy =
  (institutions: Pick<InstitutionRegistry, 'find'>): ExpiryAt =>
  (code) =>
    institutions.find(code)?.assumptions.expiry ?? DEFAULT_ASSUMPTIONS.expiry;

/** What expires before this is held no longer, whatever an expiration date means. */
export const earliestHeld = (now: Date): Date => new Date(now.getTime() - (now.getTime() % DAY_MS));
