import {
  compareWhole,
  DONE,
  failureFrom,
  NOTHING,
  outcomeOf,
  retryTime,
  wouldFailAgain,
  type ChangedElement,
  type ReadBackRecord,
  type WorkResult,
} from '../../sending';
import type { CallSubject } from '../../contracts/activity';
import { reason } from '../../contracts/reasons';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { JsonObject } from '../model/mapping/item-schema';
import type { ExchangePorts } from '../exchange/ports';
import type { ReadBackWork } from '../exchange/work';
import type { SaveRequest } from '../push/push-plan';
import { contactCalls, type CallName } from '../../s360';
import { addressWritten, placesWritten, sameByMapping } from './observed';
import { readWhole } from './read-back';
import { addressOf, listOf, requestOf, wholeRequest } from './whole-request';
import { isRecord } from '../../kernel/is-record';

/**
 * The elements of a loss that still have to be restored. Values that somebody has entered since
 * stay.
 */
function stillLost(
  readBack: ReadBackRecord,
  present: unknown,
  settings: ExchangePorts['settings'],
): ChangedElement[] {
  const { before, finding, method, sent } = readBack;
  const save = { contactType: method, values: sent };
  const written = placesWritten(save, addressWritten(before, readBack.addressId), settings);
  const isSame = sameByMapping(method, settings);
  const { altered, lost } = compareWhole(before, present, { isSame, written });
  const wasAltered = new Map((finding?.altered ?? []).map(({ after, place }) => [place, after]));
  return [...lost, ...altered.filter(({ after, place }) => wasAltered.get(place) === after)];
}

/** The request that restores the former values of these places. Pure. */
function restoreRequest(
  { before, method }: Pick<ReadBackRecord, 'before' | 'method'>,
  present: unknown,
  contactNumber: string,
  places: readonly string[],
): SaveRequest {
  const section = `${method}Contact`;
  const data = isRecord(before) && isRecord(before[section]) ? before[section] : {};
  const names = places.flatMap((place) => {
    const [, name] = new RegExp(`^${section}\\.(\\w+)`).exec(place) ?? [];
    return name === undefined ? [] : [name];
  });
  const isThere = new Set(listOf(present, 'addresses').map(idOf));
  const addresses = listOf(before, 'addresses').flatMap((address): JsonObject[] => {
    const start = `addresses(${idOf(address)}).`;
    if (!places.some((place) => place.startsWith(start))) return [];
    const { contactAddressId, main, ...rest } = addressOf(address);
    // S-360 creates a missing address anew; a former main address becomes the main one again.
    const id = isThere.has(idOf(address)) ? { contactAddressId } : {};
    return [{ ...id, ...(main === true && { main }), ...rest }];
  });
  const authorizations = listOf(before, 'authorizations').filter(({ authorizationCode }) =>
    places.includes(`authorizations(${String(authorizationCode)})`),
  );
  return requestOf(method, {
    data: { contactNumber, ...Object.fromEntries(names.map((name) => [name, data[name]])) },
    addresses: addresses.sort((a, b) => Number(b.main === true) - Number(a.main === true)),
    authorizations,
  });
}

const idOf = ({ contactAddressId }: JsonObject): string => String(contactAddressId);

/**
 * Restores what a save made S-360 lose: reads the current data, sends exactly the former values,
 * and reads back whether they arrived. Can be repeated after any step.
 */
export async function performRestore(
  { reference }: ReadBackWork,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { settings, trust } = ports;
  const readBack = await trust.find(reference);
  const contactNumber = readBack?.contactNumber ?? null;
  if (readBack?.state !== 'toRestore' || contactNumber === null) return NOTHING;
  const calls = contactCalls(ports.clientSettings);
  const about = { contactDocumentId: readBack.contactDocumentId, contactNumber };
  const present = await readForRestore(about, calls.getContactData, ports);
  if (present.kind !== 'answered') return endUnrestored(readBack, present, ports);
  const lost = stillLost(readBack, present.answer.data, settings);
  if (lost.length === 0) {
    await trust.noteRestored(readBack);
    return DONE;
  }
  const places = lost.map(({ place }) => place);
  const { data } = present.answer;
  const changes = restoreRequest(readBack, data, contactNumber, places);
  const isWhole = ports.clientSettings.assumptions.writes === 'full';
  const saved = await saveRestored(about, isWhole ? wholeRequest(data, changes) : changes, ports);
  if (saved.kind !== 'answered') return endUnrestored(readBack, saved, ports);
  const after = await readForRestore(about, calls.getContactData, ports);
  if (after.kind !== 'answered') return endUnrestored(readBack, after, ports);
  const left = stillLost(readBack, after.answer.data, settings).filter(({ place }) =>
    places.includes(place),
  );
  if (left.length === 0) await trust.noteRestored(readBack);
  else await trust.noteNotRestored(readBack, notThere(left, ports));
  return DONE;
}

type Restored = Required<Pick<CallSubject, 'contactDocumentId'>> & { contactNumber: string };

async function readForRestore(about: Restored, call: CallName, ports: ExchangePorts) {
  const taken = await ports.takePermit({ ...call, lane: 'edit', about });
  return taken.kind === 'noPermit' ? taken : readWhole(about.contactNumber, taken.permit, ports);
}

async function saveRestored(about: Restored, request: SaveRequest, ports: ExchangePorts) {
  const calls = contactCalls(ports.clientSettings);
  const isPerson = request.type === 'individual';
  const call = isPerson ? calls.saveIndividualContactData : calls.saveStructureContactData;
  const taken = await ports.takePermit({ ...call, lane: 'edit', about });
  if (taken.kind === 'noPermit') return taken;
  const context = { permit: taken.permit };
  if ((await ports.fence()) === null) return { kind: 'noPermit', waitMs: 1_000 } as const;
  return outcomeOf(
    request.type === 'individual'
      ? ports.client.saveIndividualContactData(request.body, context)
      : ports.client.saveStructureContactData(request.body, context),
  );
}

/** Retries a restore later, or leaves it to a person if it would fail again. */
async function endUnrestored(
  readBack: ReadBackRecord,
  result: Exclude<Awaited<ReturnType<typeof readForRestore>>, { kind: 'answered' }>,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { attempts, reference } = readBack;
  const at = ports.clock.now();
  if (result.kind === 'noPermit') {
    const retryAt = new Date(at.getTime() + result.waitMs);
    await ports.trust.postpone(reference, { attempts, retryAt, failure: null });
    return result;
  }
  const failure = failureFrom(result.error, at);
  const isAnsweringOthers = ports.isAnsweringOthers();
  if (wouldFailAgain(result.error, { attempts, isAnsweringOthers }))
    await ports.trust.noteNotRestored(readBack, failure);
  else {
    const retryAt = retryTime(ports.clock.now(), attempts);
    await ports.trust.postpone(reference, { attempts: attempts + 1, retryAt, failure });
  }
  return result;
}

function notThere(left: readonly ChangedElement[], { clock }: ExchangePorts): SyncFailure {
  const places = left.map(({ place }) => place).join(', ');
  const why = reason('notRestored', { places });
  return { code: 'not-restored', reason: why, at: clock.now().toISOString() };
}
