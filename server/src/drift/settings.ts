import { boolean } from 'yup';
import { LARGEST_SAMPLE } from '../contracts/schemas/steering';
import {
  type Configured,
  type Institution,
  type SettingsSection,
  settingsOrFalse,
  wholeNumber,
} from '../institutions';

/** How contacts are compared with S-360 each night. */
interface DriftCheckSettings {
  /** How many contacts. */
  sample: number;
  repair: boolean;
}

declare module '../institutions' {
  interface Institution {
    /** The nightly comparison of a sample with S-360; `null` when there is none. */
    driftCheck: DriftCheckSettings | null;
  }
}

const DEFAULTS: DriftCheckSettings = { sample: 50, repair: false };

const ofInstitution = {
  /** `false` for none, or the sample size and whether to repair. */
  driftCheck: settingsOrFalse({
    sample: wholeNumber().min(1).max(LARGEST_SAMPLE).optional(),
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
