import { boolean, lazy, mixed, object } from 'yup';
import { LARGEST_SAMPLE } from '../contracts/schemas/steering';
import {
  type Configured,
  type Institution,
  type SettingsSection,
  UNKNOWN_SETTING,
  wholeNumber,
} from '../institutions';

/** How contacts are compared with S-360 each night. */
interface DriftCheckSettings {
  /** How many contacts. */
  sample: number;
  /** Whether differences are repaired. */
  repair: boolean;
}

declare module '../institutions' {
  interface Institution {
    /** The nightly comparison of a sample with S-360; `null` when there is none. */
    driftCheck: DriftCheckSettings | null;
  }
}

const DEFAULTS: DriftCheckSettings = { sample: 50, repair: false };

const sampled = object({
  sample: wholeNumber().min(1).max(LARGEST_SAMPLE).optional(),
  repair: boolean().strict().typeError('${path} must be true or false').optional(),
})
  .strict()
  .typeError('${path} must be false or an object')
  .noUnknown(UNKNOWN_SETTING)
  .default(undefined);

const ofInstitution = {
  /** `false` for none, or the sample size and whether to repair. */
  driftCheck: lazy((value: unknown) =>
    value === false ? mixed<false>().optional() : sampled.optional(),
  ),
};

/** The nightly comparison with S-360. */
export const driftSettings = {
  institution: ofInstitution,
  read: ({ driftCheck }: Configured<typeof ofInstitution>): Pick<Institution, 'driftCheck'> => ({
    driftCheck: driftCheck === false ? null : { ...DEFAULTS, ...driftCheck },
  }),
} satisfies SettingsSection;
