import { reason } from '../../contracts/reasons';
import {
  compareWhole,
  DONE,
  failureFrom,
  evaluate,
  NOTHING,
  outcomeOf,
  retryTime,
  wouldFailAgain,
  type ReadBackRecord,
  type WorkResult,
} from '../../sending';
import { readContactItem } from '../model/mapping/snapshot';
import type { ExchangePorts } from '../exchange/ports';
import type { ReadBackWork } from '../exchange/work';
import { endGoneNumber, isWithoutContact } from '../pull/gone-number';
import { applyAnswer } from '../pull/perform-pull';
import {
  CONTACT_DETAILS,
  contactCalls,
  type Answer,
  type ContactDataResult,
  type Permit,
} from '../../s360';
import { addressWritten, fieldAt, placesWritten, sameByMapping, sentValues } from './observed';

/** Reads all details of a contact, with a permit already taken. */
export const readWhole = (contactNumber: string, permit: Permit, { client }: ExchangePorts) =>
  outcomeOf(client.getContactData({ contactNumber, details: CONTACT_DETAILS }, { permit }));

/**
 * Reads a saved contact back and acts on the verdict. A failed read is retried later; until then no
 * unproven save is sent.
 */
export async function performReadBack(
  { lane, reference }: ReadBackWork,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { clock, clientSettings, trust } = ports;
  const readBack = await trust.find(reference);
  if (readBack?.state !== 'toRead') return NOTHING;
  const { contactNumber } = readBack;
  if (contactNumber === null) {
    await trust.drop(reference);
    return NOTHING;
  }
  const call = contactCalls(clientSettings).getContactData;
  const { contactDocumentId } = readBack;
  const about = { contactDocumentId, contactNumber };
  const taken = await ports.takePermit({ ...call, lane, about });
  if (taken.kind === 'noPermit') {
    await postponeReadBack(readBack, new Date(clock.now().getTime() + taken.waitMs), ports);
    return taken;
  }
  const result = await readWhole(contactNumber, taken.permit, ports);
  switch (result.kind) {
    case 'answered':
      await conclude(readBack, result.answer, ports);
      return DONE;
    case 'noPermit':
      await postponeReadBack(readBack, new Date(clock.now().getTime() + result.waitMs), ports);
      return result;
    case 'callFailed': {
      const isAnsweringOthers = ports.isAnsweringOthers();
      const failure = failureFrom(result.error, clock.now());
      if (isWithoutContact(result.error, ports))
        await endGoneNumber(contactNumber, result.error, ports);
      if (wouldFailAgain(result.error, { attempts: readBack.attempts, isAnsweringOthers }))
        await trust.giveUp(readBack, failure);
      else {
        const attempts = readBack.attempts + 1;
        const retryAt = retryTime(ports.clock.now(), readBack.attempts);
        await trust.postpone(reference, { attempts, retryAt, failure });
      }
      return result;
    }
  }
}

const postponeReadBack = (
  { attempts, failure, reference }: ReadBackRecord,
  retryAt: Date,
  { trust }: ExchangePorts,
): Promise<void> => trust.postpone(reference, { attempts, retryAt, failure });

async function conclude(
  readBack: ReadBackRecord,
  { answeredAt, data }: Answer<ContactDataResult>,
  ports: ExchangePorts,
): Promise<void> {
  const { clock, settings, trust } = ports;
  ports.noteAnswer(answeredAt);
  const { before, does, doneByMs, isAccepted, kind, method, startedAtMs } = readBack;
  const read = readContactItem(data, settings);
  if (read.kind !== 'snapshot') {
    const why = reason('notTheContact');
    await trust.giveUp(readBack, { code: 'unusable', reason: why, at: clock.now().toISOString() });
    return;
  }
  if (read.snapshot.anonymised) {
    // Nothing was lost by the save: the person is gone, and the link ends.
    await trust.drop(readBack.reference);
    await applyAnswer(read.snapshot.contactNumber, data, ports);
    return;
  }
  const save = { contactType: method, values: readBack.sent };
  const addressId = addressWritten(before, readBack.addressId);
  const written = placesWritten(save, addressId, settings);
  const isSame = sameByMapping(method, settings);
  const verdict = evaluate({
    kind,
    does,
    isAccepted,
    doneByMs: doneByMs ?? startedAtMs,
    modifiedAtMs: read.snapshot.modifiedAtMs,
    unsent: compareWhole(before, data, { isSame, written }),
    isKnown: (place) => fieldAt(place, method, settings) !== null,
    values: sentValues(save, { addressId, after: data, before }, settings),
  });
  await trust.conclude(readBack, verdict);
  // What a save made S-360 lose is no change of the contact.
  if (verdict.kind === 'lost' || read.snapshot.contactNumber !== readBack.contactNumber) return;
  await applyAnswer(read.snapshot.contactNumber, data, ports);
}
