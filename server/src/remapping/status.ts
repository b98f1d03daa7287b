import type { Institution } from '../institutions';
import type { Clock } from '../contacts';
import type { MappingStore } from './mapping-store';
import { remainingWork } from './remaining-work';

export interface MappingStatus {
  /**
   * `false` while they are being brought under a changed mapping: a field's base may then be about
   * another place in S-360, so nothing may be merged or sent by it.
   */
  isFilled(institution: Institution): Promise<boolean>;
}

/** Reads the stored state, whichever process fills, until an institution's mapping changes. */
export function mappingStatus(memory: MappingStore, clock: Clock): MappingStatus {
  const filled = new WeakSet<Institution>();
  return {
    async isFilled(institution) {
      if (filled.has(institution)) return true;
      const isFilled = (await remainingWork(institution, clock.now(), memory)) === null;
      if (isFilled) filled.add(institution);
      return isFilled;
    },
  };
}
