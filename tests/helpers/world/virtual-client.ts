import type {
  Answer,
  CallName,
  ContactDataResult,
  ContactDetail,
  Permit,
  ContactClient,
  SaveIndividualRequest,
} from '../../../server/src/s360';
import { readContactDataResult } from '../../../server/src/s360/contacts';
import { S360BusinessError, type FailedCall } from '../../../server/src/s360/errors';
import { canonical } from '../../../server/src/contacts/model/mapping/canonical';
import type { Random } from '../runs/random';
import { deadlineError, drawFault, type CallFault } from './call-faults';
import { contactData, type ContactChanges } from './s360-contacts';
import type { Task } from './tasks';
import type { Venue } from './venue';

/** A call received by S-360. */
export interface GotCall {
  institution: string;
  method: string;
  permit: Permit;
}

export interface ClientPorts {
  venue: Venue;
  task: Task;
  random: Random;
  clockMs(): number;
  /** The current probability of a fault in percent. */
  faultPercent(): number;
  got(call: GotCall): void;
  /** The contact of the CRM for which a save is made. */
  savesFor: string | null;
  /** S-360 has created that contact. */
  created(): void;
  /** An agreement was sent to S-360. */
  allowed(code: string): void;
}

/** The client’s deadline, after which nobody waits for the answer. */
const CALL_MS = 20_000;

const SECOND_MS = 1000;

/** The client of one virtual S-360 for one piece of work: calls take time and may fail. */
export function virtualClient(ports: ClientPorts): ContactClient {
  const { random, task, venue } = ports;
  const { contacts } = venue.s360;

  async function call<T>(
    method: string,
    permit: Permit,
    work: () => T,
    create?: { unnamed(data: T): T },
  ): Promise<Answer<T>> {
    const failed: FailedCall = { institution: venue.code, service: permit.service, method };
    const fault: CallFault = drawFault(random, ports.faultPercent());
    const beganAtMs = ports.clockMs();
    const isTooLate = () => ports.clockMs() - beganAtMs > CALL_MS;
    if (!isNoCall(fault, failed)) ports.got({ institution: venue.code, method, permit });
    // A sent request continues without its process.
    task.whenCrashed = () => {
      if (random.chance(50)) work();
    };
    await task.pause();
    task.whenCrashed = null;
    if (fault.kind === 'before') throw fault.error(failed);
    if (isTooLate()) {
      // An update that S-360 executes after the deadline is not modelled.
      if (create && random.chance(50)) work();
      throw deadlineError(failed);
    }
    const data = work();
    const answeredAt = new Date(Math.floor(contacts.nowMs() / SECOND_MS) * SECOND_MS);
    await task.pause();
    if (isTooLate()) throw deadlineError(failed);
    if (fault.kind === 'after') throw fault.error(failed);
    return { data: fault.kind === 'unnamed' && create ? create.unnamed(data) : data, answeredAt };
  }

  function save(request: SaveIndividualRequest, permit: Permit, failed: FailedCall) {
    const contactNumber = request.individualContactData.contactNumber ?? null;
    const changes = changesIn(request, venue);
    return call(
      failed.method,
      permit,
      () => {
        for (const [code, allowed] of Object.entries(changes.authorizations)) {
          if (allowed) ports.allowed(code);
        }
        if (contactNumber === null) {
          ports.created();
          const created = contacts.createdByCall(changes, ports.savesFor ?? 'nobody');
          return { contactNumber: created.contactNumber as string | null };
        }
        if (!contacts.find(contactNumber)) throw unknownContact(failed);
        contacts.changedByCall(contactNumber, changes);
        return { contactNumber: contactNumber as string | null };
      },
      contactNumber === null ? { unnamed: () => ({ contactNumber: null }) } : undefined,
    );
  }

  function shown(
    contactNumber: string,
    details: readonly ContactDetail[],
  ): ContactDataResult | null {
    const contact = contacts.find(contactNumber);
    if (!contact) return null;
    const { resolutionMs, settings } = venue;
    const form = { details, dated: venue.pullsAreDated(), resolutionMs };
    return readContactDataResult(contactData(contact, settings.mapping, form));
  }

  const name = (permit: Permit): FailedCall & CallName => ({ ...permit });
  return {
    saveIndividualContactData: (request, { permit }) => save(request, permit, name(permit)),
    saveStructureContactData: () => Promise.reject(new Error('There are no structures here.')),
    getContactData: ({ contactNumber, details }, { permit }) =>
      call('getContactData', permit, () => {
        const contact = shown(contactNumber, details ?? []);
        if (!contact) throw unknownContact(name(permit));
        return contact;
      }),
    searchContact: ({ email, lastName, details }, { permit }) =>
      call('searchContact', permit, () => {
        const isFound = ({ values }: { values: Record<string, string | null> }) =>
          (email === undefined || values.email === email) &&
          (lastName === undefined || values.lastName?.toLowerCase() === lastName.toLowerCase());
        return contacts
          .all()
          .filter(isFound)
          .flatMap(({ contactNumber }) => shown(contactNumber, details) ?? []);
      }),
    close: () => undefined,
  };
}

/** Without a permit for the login nothing is sent, and a failed connection is no call either. */
function isNoCall(fault: CallFault, failed: FailedCall): boolean {
  if (fault.kind !== 'before') return false;
  const error = fault.error(failed);
  return error.name === 'NoPermitError' || ('sent' in error && error.sent === 'no');
}

function unknownContact(call: FailedCall): S360BusinessError {
  return new S360BusinessError(call, {
    statusCode: 'error',
    statusDetail: 'error.contact.unknown',
  });
}

function changesIn(request: SaveIndividualRequest, { settings }: Venue): ContactChanges {
  const person: Record<string, unknown> = { ...request.individualContactData };
  const address: Record<string, unknown> = { ...request.addresses?.[0] };
  const values: ContactChanges['values'] = {};
  for (const { field, kind, paths } of settings.mapping) {
    const path = paths.individual;
    const written = path?.section === 'mainAddress' ? address : person;
    if (path && Object.hasOwn(written, path.name)) {
      values[field] = canonical(kind, written[path.name], settings);
    }
  }
  const answers = request.authorizations ?? [];
  return {
    values,
    authorizations: Object.fromEntries(
      answers.map(({ authorizationCode, allowed }) => [authorizationCode, allowed]),
    ),
  };
}
