import {
  type Configured,
  type Institution,
  type InstitutionBasis,
  type SettingsSection,
  wholeNumber,
} from '../institutions';
import type { S360ClientSettings } from '../s360';

declare module '../institutions' {
  interface Institution {
    /** The client settings that shape a save. When they change, trust has to be earned again. */
    savingBasis: string;
    /** One in this many proven saves is read back; `null`: none. */
    readBackOneIn: number | null;
  }
}

const DEFAULT_READ_BACK_ONE_IN = 50;

const ofInstitution = { readBackOneIn: wholeNumber().min(1).nullable().optional() };

function savingBasis({
  assumptions: { addressLines, emptying, saveIndividual, saveStructure, writes },
  contactServiceVersion,
  methodNames,
}: S360ClientSettings): string {
  return JSON.stringify({
    contactServiceVersion,
    methodNames,
    saveIndividual,
    saveStructure,
    writes,
    ...(addressLines !== 'street' && { addressLines }),
    ...(emptying !== 'nulls' && { emptying }),
  });
}

/** The settings that govern trust in saves. */
export const sendingSettings = {
  institution: ofInstitution,
  read: (
    { readBackOneIn }: Configured<typeof ofInstitution>,
    { client }: InstitutionBasis,
  ): Pick<Institution, 'readBackOneIn' | 'savingBasis'> => ({
    savingBasis: savingBasis(client),
    readBackOneIn: readBackOneIn === undefined ? DEFAULT_READ_BACK_ONE_IN : readBackOneIn,
  }),
} satisfies SettingsSection;
