import { DONE, NOTHING, outcomeOf, verdictOn, type WorkResult } from '../../sending';
import { contactCalls, type ContactDetail, type S360Error } from '../../s360';
import { readContactItem, type ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactSettings } from '../settings';
import type { ExchangePorts } from '../exchange/ports';
import type { LookUpWork } from '../exchange/work';
import { endLookUps, lookUpCriteria, putOffLookUp, resolveByLookUp } from './in-doubt';

const LOOK_UP_DETAILS: readonly ContactDetail[] = ['GENERAL', 'ADDRESSES'];

/** Searches S-360 for the contact of a create whose answer was lost. */
export async function performLookUp(work: LookUpWork, ports: ExchangePorts): Promise<WorkResult> {
  const criteria = lookUpCriteria(work.inDoubt.sending);
  if (criteria === null) {
    await endLookUps(work.linkId, ports);
    return NOTHING;
  }
  const call = contactCalls(ports.clientSettings).searchContact;
  const taken = await ports.takePermit({
    ...call,
    lane: 'retry',
    about: { contactDocumentId: work.contactDocumentId },
  });
  if (taken.kind === 'noPermit') return taken;
  const request = { ...criteria, details: LOOK_UP_DETAILS };
  const result = await outcomeOf(ports.client.searchContact(request, { permit: taken.permit }));
  const at = ports.clock.now();
  switch (result.kind) {
    case 'answered': {
      ports.noteAnswer(result.answer.answeredAt);
      const snapshots = result.answer.data.flatMap((item) => snapshotsIn(item, ports.settings));
      const answeredAtMs = (result.answer.answeredAt ?? at).getTime();
      await resolveByLookUp(work.linkId, { snapshots, answeredAtMs, at }, ports);
      return DONE;
    }
    case 'noPermit':
      return result;
    case 'callFailed':
      await noteFailedLookUp(work, result.error, at, ports);
      return result;
  }
}

/**
 * Retries a look-up later if that may help. An unusable answer or a refusal would come each time,
 * so it counts as a look-up that found nothing.
 */
async function noteFailedLookUp(
  { linkId }: LookUpWork,
  error: S360Error,
  at: Date,
  ports: ExchangePorts,
): Promise<void> {
  if (error.kind === 'answer' || verdictOn(error) === 'refused') {
    await resolveByLookUp(linkId, { snapshots: [], answeredAtMs: at.getTime(), at }, ports);
  } else {
    await putOffLookUp(linkId, at, ports);
  }
}

function snapshotsIn(item: unknown, settings: ContactSettings): ContactSnapshot[] {
  const read = readContactItem(item, settings);
  return read.kind === 'snapshot' ? [read.snapshot] : [];
}
