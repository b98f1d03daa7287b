import type { Institution } from '../institutions';
import type { Clock } from '../contacts';
import type { MappingMemory } from './mapping-memory';
import { unfinished } from './unfinished';

/** Whether the contacts of institutions stand under their mapping. */
export interface MappingStatus {
  /**
   * `false` while they are being brought under a changed one: what was agreed on about a field may be
   * about another place in S-360, so that nothing may be merged or sent by it.
   */
  isFilled(institution: Institution): Promise<boolean>;
}

/** Asks what is remembered, whichever process fills; a process's own mapping changes no more. */
export function mappingStatus(memory: MappingMemory, clock: Clock): MappingStatus {
  const filled = new Set<string>();
  return {
    async isFilled(institution) {
      const { code } = institution;
      if (filled.has(code)) return true;
      const isFilled = (await unfinished(institution, clock.now(), memory)) === null;
      if (isFilled) filled.add(code);
      return isFilled;
    },
  };
}
