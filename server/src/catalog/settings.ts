import {
  type Configured,
  type Institution,
  type InstitutionBasis,
  type SettingsSection,
  settingsOrFalse,
} from '../institutions';
import type { Assumptions } from '../s360';

export interface CatalogSettings {
  institution: string;
  baseUrl: string;
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

const ofInstitution = {
  /** `false` where the CRM sells nothing. */
  catalog: settingsOrFalse({}),
};

/** Whether an institution sells through the CRM. */
export const catalogSettings = {
  institution: ofInstitution,
  read: (
    { catalog }: Configured<typeof ofInstitution>,
    { assumptions, baseUrl, code, timeZone }: InstitutionBasis,
  ): Pick<Institution, 'catalog'> => ({
    catalog: catalog === false ? null : { institution: code, baseUrl, timeZone, assumptions },
  }),
} satisfies SettingsSection;
