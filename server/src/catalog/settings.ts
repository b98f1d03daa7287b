import {
  type Configured,
  type Institution,
  type InstitutionBasis,
  plainNumber,
  type SettingsSection,
  settingsOrFalse,
} from '../institutions';
import type { Assumptions } from '../s360';

export interface CatalogSettings {
  institution: string;
  baseUrl: string;
  /**
   * The hour (0 to 23) from which a new catalog is queued each day, in the institution's time zone.
   */
  refreshAtHour: number;
  /** IANA name; `null` when none is configured, and the point of sale's applies. */
  timeZone: string | null;
  /** How S-360 behaves at the institution where its documentation leaves it open. */
  assumptions: Assumptions;
}

declare module '../institutions' {
  interface Institution {
    /** `null` for an institution that sells nothing through the CRM. */
    catalog: CatalogSettings | null;
  }
}

/** Before the box office opens, after S-360's own nightly work. */
const DEFAULT_REFRESH_HOUR = 5;

const ofInstitution = {
  /** `false` where the CRM sells nothing, otherwise when the catalog is refreshed. */
  catalog: settingsOrFalse({
    refreshAt: plainNumber()
      .typeError('${path} must be an hour, 0 to 23')
      .integer('${path} must be a whole hour, 0 to 23')
      .min(0, '${path} must be an hour, 0 to 23')
      .max(23, '${path} must be an hour, 0 to 23')
      .optional(),
  }),
};

/** Whether an institution sells through the CRM, and when its catalog is refreshed. */
export const catalogSettings = {
  institution: ofInstitution,
  read: (
    { catalog }: Configured<typeof ofInstitution>,
    { assumptions, baseUrl, code, timeZone }: InstitutionBasis,
  ): Pick<Institution, 'catalog'> => ({
    catalog:
      catalog === false
        ? null
        : {
            institution: code,
            baseUrl,
            refreshAtHour: catalog?.refreshAt ?? DEFAULT_REFRESH_HOUR,
            timeZone,
            assumptions,
          },
  }),
} satisfies SettingsSection;
