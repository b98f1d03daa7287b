import type { ConsentRecord } from '../contacts';
import type { PlannedLink } from './merge-links';

/** Consents to write for the kept contact, and rows of the removed one that go. */
export interface PlannedConsents {
  save: ConsentRecord[];
  removeIds: number[];
}

/**
 * Per institution and code the more restrictive answer stays. An allowance goes only where its own
 * link goes: it was given for that number, and for no other.
 */
export function planConsents(
  keepDocumentId: string,
  kept: readonly ConsentRecord[],
  removed: readonly ConsentRecord[],
  links: readonly PlannedLink[],
): PlannedConsents {
  const planned: PlannedConsents = { save: [], removeIds: [] };
  for (const consent of removed) {
    const outcome = links.find(({ institution }) => institution === consent.institution)?.outcome;
    // The removed contact's number keeps its answers, as that of any deleted contact does.
    if (outcome !== 'twoNumbers' && consent.id !== null) planned.removeIds.push(consent.id);
    const known = kept.find(
      ({ code, institution }) => code === consent.code && institution === consent.institution,
    );
    const goesWithItsLink = outcome === 'moves' || outcome === 'dropsKept';
    const tightens = !consent.allowed && known?.allowed !== false;
    if (tightens || (known === undefined && goesWithItsLink)) {
      planned.save.push({
        ...consent,
        id: known?.id ?? null,
        contactDocumentId: keepDocumentId,
      });
    }
  }
  return planned;
}
