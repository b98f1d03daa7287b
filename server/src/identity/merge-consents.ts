import type { ConsentRecord } from '../contacts';
import type { PlannedLink } from './merge-links';

/** Consents to write for the kept contact, and the removed contact's rows to delete. */
export interface PlannedConsents {
  save: ConsentRecord[];
  removeIds: number[];
}

/**
 * Keeps the more restrictive answer per institution and code. An allowance moves only with its own
 * link: it was given for that number and no other.
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
    // The history keeps what was answered: nobody would find a consent of a contact that is gone.
    if (consent.id !== null) planned.removeIds.push(consent.id);
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
