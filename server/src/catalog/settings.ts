import type { InstitutionConfiguration } from '../institutions/configuration/institution-schema';
import { resolveAssumptions, type Assumptions } from '../s360/assumptions';

/** How the catalog of an institution is kept. */
export interface CatalogSettings {
  institution: string;
  baseUrl: string;
  /** The hour (0 to 23) from which a new one is wanted each day, in the institution's time zone. */
  refreshAtHour: number;
  /** IANA name, where it is configured; else S-360's point of sale says it. */
  timeZone: string | null;
  /** How S-360 behaves at the institution, where its documentation leaves it open. */
  assumptions: Assumptions;
}

/** Before the box office opens, after S-360's own nightly work. */
const DEFAULT_REFRESH_HOUR = 5;

/** The settings as configured; `null` for an institution that sells nothing by the CRM. */
export function catalogSettings({
  assumptions,
  baseUrl,
  catalog,
  code,
  timeZone,
}: Pick<
  InstitutionConfiguration,
  'assumptions' | 'baseUrl' | 'catalog' | 'code' | 'timeZone'
>): CatalogSettings | null {
  if (catalog === false) return null;
  return {
    institution: code,
    baseUrl,
    refreshAtHour: catalog?.refreshAt ?? DEFAULT_REFRESH_HOUR,
    timeZone: timeZone ?? null,
    assumptions: resolveAssumptions(code, assumptions),
  };
}
