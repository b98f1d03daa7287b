import { boolean } from 'yup';
import {
  type Configured,
  type Institution,
  type SettingsSection,
  settingsOrFalse,
} from '../institutions';

/** How contacts are compared with S-360 each night. */
interface DriftCheckSettings {
  repair: boolean;
}

declare module '../institutions' {
  interface Institution {
    /** The nightly comparison of a sample with S-360; `null` when there is none. */
    driftCheck: DriftCheckSettings | null;
  }
}

const DEFAULTS: DriftCheckSettings = { repair: false };

const ofInstitution = {
  /** `false` for none, or whether to repair. */
  driftCheck: settingsOrFalse({
    repair: boolean().strict().typeError('${path} must be true or false').optional(),
  }),
};

/** The nightly comparison with S-360. */
export const driftSettings = {
  institution: ofInstitution,
  read: ({ driftCheck }: Configured<typeof ofInstitution>): Pick<Institution, 'driftCheck'> => ({
    driftCheck: driftCheck === false ? null : { ...DEFAULTS, ...driftCheck },
  }),
} satisfies SettingsSection;
