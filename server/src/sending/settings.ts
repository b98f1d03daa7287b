import type { Institution, InstitutionBasis } from '../institutions';
import type { S360ClientSettings } from '../s360';

declare module '../institutions' {
  interface Institution {
    /** The client settings that shape a save. When they change, trust has to be earned again. */
    savingBasis: string;
  }
}

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

/** What trust in saves depends on. */
export const sendingSettings = {
  read: ({ client }: InstitutionBasis): Pick<Institution, 'savingBasis'> => ({
    savingBasis: savingBasis(client),
  }),
};
