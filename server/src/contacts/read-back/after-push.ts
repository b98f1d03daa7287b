import { randomUUID } from 'node:crypto';
import type { Proof } from '../../contracts/institutions/sending-trust';
import type { Care, WorkResult } from '../../sending';
import type { ExchangePorts } from '../exchange/ports';
import type { BegunPush } from '../push/push';
import type { LinkRecord, Sending } from '../records';
import { SECOND_MS } from '../../kernel/time/durations';
import type { Lane } from '../../s360';
import { performReadBack } from './read-back';

/** A push, and how it ended as far as known. */
export interface SentPush {
  result: WorkResult;
  end:
    | { kind: 'accepted'; contactNumber: string | null; answeredAtMs: number }
    /** S-360 may have carried out the push, or may still do so. */
    | { kind: 'unknown' }
    /** S-360 refused the push or did not receive it. */
    | { kind: 'without effect' };
}

/** S-360 may still carry out a call whose answer was lost; calls end after 20 s. */
const MAY_STILL_BE_DONE_MS = 30 * SECOND_MS;

/**
 * Prepares the record of a save that has to be read back; `open` writes it when the save begins.
 */
export function readBackOnRecord(
  { care, does }: { care: Exclude<Care, 'trusted'>; does: readonly Proof[] },
  { trust }: ExchangePorts,
) {
  const reference = randomUUID();
  return {
    reference,
    open: (link: LinkRecord, sending: Sending): Promise<boolean> =>
      trust.open({
        reference,
        linkId: link.id,
        contactDocumentId: link.contactDocumentId,
        contactNumber: link.contactNumber,
        method: sending.contactType,
        kind: sending.kind,
        does,
        isUnproven: care === 'unproven',
        fence: sending.fence,
        startedAtMs: sending.startedAtMs,
        addressId: link.belongings.addressId,
        sent: sending.values,
      }),
  };
}

/** Reads back a save: at once if S-360 answered, else when S-360 can no longer carry it out. */
export async function readBackAfter(
  { contactNumber, sending }: Extract<BegunPush, { kind: 'send' }>,
  { end, result }: SentPush,
  { lane, reference }: { reference: string; lane: Lane },
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { clock, clockOffsetMs, trust } = ports;
  switch (end.kind) {
    case 'without effect':
      await trust.drop(reference);
      return result;
    case 'unknown': {
      // A create without an answer is in doubt, and cannot have harmed a contact.
      if (contactNumber === null) {
        await trust.drop(reference);
        return result;
      }
      const retryAt = new Date(clock.now().getTime() + MAY_STILL_BE_DONE_MS);
      const doneByMs = retryAt.getTime() + clockOffsetMs();
      await trust.noteDone(reference, { isAccepted: false, contactNumber, doneByMs });
      await trust.postpone(reference, { attempts: 0, retryAt, failure: null });
      return result;
    }
    case 'accepted': {
      const number = sending.kind === 'create' ? end.contactNumber : contactNumber;
      const { answeredAtMs: doneByMs } = end;
      await trust.noteDone(reference, { isAccepted: true, contactNumber: number, doneByMs });
      const read = await performReadBack(
        { kind: 'readBack', reference, lane, attempts: 0, key: reference },
        ports,
      );
      return read.kind === 'callFailed' ? read : result;
    }
  }
}
