import { unequalFields } from '../invariants/both-sides-equal';
import { exceededWindows } from '../invariants/calls';
import { loosenedConsents, unequalConsents } from '../invariants/consents';
import { lostEdits } from '../invariants/edits';
import { blanksTaken, unexplainedChanges, unexplainedContacts } from '../invariants/history';
import { repeatedCreates, sharedNumbers } from '../invariants/numbers';
import type { BothSides } from '../invariants/sides';
import type { ContactDetail } from '../../../server/src/s360';
import { damagedValues } from './damaged-values';
import { contactData } from './s360-contacts';
import type { World } from './world';
import { inEnglish } from '../../../server/src/contracts/reasons';

const ALL: readonly ContactDetail[] = ['GENERAL', 'ADDRESSES', 'AUTHORIZATIONS'];
const WHOLE = { details: ALL, dated: true, resolutionMs: 1 };

/** The world in the form for the invariants, with the relevant contacts of S-360. */
export function bothSides(
  { store, venues }: World,
  counts: (institution: string, contactNumber: string) => boolean = () => true,
): BothSides {
  return {
    tables: store.tables(),
    sides: venues.map(({ code, s360, settings }) => ({
      settings,
      contacts: s360.contacts
        .all()
        .filter(({ contactNumber }) => counts(code, contactNumber))
        .map((contact) => contactData(contact, settings.mapping, WHOLE)),
    })),
  };
}

/** Whether everything shown in this world has a date. */
export const isDated = ({ venues }: World): boolean => venues.every((venue) => venue.isDated);

/** The invariants at every moment. */
export function wrongAtAnyTime(world: World): string[] {
  const { allowancesGiven, allowancesSent, calls, creates, firstValues, ledger, venues } = world;
  const sides = bothSides(world);
  return [
    ...world.violations,
    ...world.tasks.errors,
    ...ledger.losses,
    ...sharedNumbers(sides.tables),
    ...repeatedCreates(creates),
    ...unexplainedChanges(sides.tables, firstValues),
    ...unexplainedContacts(sides.tables),
    ...blanksTaken(sides),
    ...loosenedConsents(allowancesSent, allowancesGiven),
    ...brokenItems(world),
    ...doubledPeople(world),
    ...damagedValues(world),
    ...venues.flatMap(({ code, windows }) =>
      exceededWindows(
        calls
          .filter(({ institution }) => institution === code)
          .map(({ method, permit }) => ({
            service: permit.service,
            method,
            atMs: permit.takenAtMs,
          })),
        windows,
      ),
    ),
  ];
}

/** The invariants at rest. */
export function wrongAtRest(world: World): string[] {
  const sides = bothSides(world);
  const { ledger } = world;
  const evaluated = bothSides(world, (code, contactNumber) =>
    isEvaluated(world, code, contactNumber),
  );
  return [
    ...unequalFields(evaluated),
    ...unequalConsents(evaluated),
    // Without dates, a value that a call replaced may come back and count as news.
    ...(isDated(world)
      ? lostEdits(sides, (documentId, field) => ledger.expected(documentId, field))
      : []),
  ];
}

/**
 * Contacts created from a number that was created in S-360 for another contact: as long as it shows
 * the sent values, it is recognizable.
 */
function doubledPeople({ firstValues, store, venues }: World): string[] {
  const { contacts, links } = store.tables();
  const existing = new Set(contacts.map(({ documentId }) => documentId));
  const isNumbered = (documentId: string, code: string) =>
    links.some(
      ({ contactDocumentId, contactNumber, institution }) =>
        contactDocumentId === documentId && institution === code && contactNumber !== null,
    );
  return venues.flatMap(({ code, s360 }) =>
    s360.contacts.all().flatMap(({ contactNumber, createdFor, wasCreatedBlank, wasEdited }) => {
      if (createdFor === null || wasEdited || !existing.has(createdFor)) return [];
      // Without sent values it cannot be recognized.
      if (wasCreatedBlank) return [];
      const link = links.find(
        (candidate) => candidate.institution === code && candidate.contactNumber === contactNumber,
      );
      const documentId = link?.contactDocumentId ?? createdFor;
      // A contact created by a person may be its twin, with all sent values equal.
      if (documentId === createdFor || firstValues.has(documentId)) return [];
      if (isNumbered(createdFor, code)) return [];
      return [`${documentId} was made for ${code}/${contactNumber}, created for ${createdFor}`];
    }),
  );
}

/** An item that still needs a person need not be equal until then. */
function isEvaluated({ quarantine }: World, institution: string, contactNumber: string): boolean {
  return quarantine
    .items()
    .every((item) => item.institution !== institution || item.contactNumber !== contactNumber);
}

/** Items refused for a reason other than their content. */
function brokenItems({ deliveries, quarantine }: World): string[] {
  const refused = [
    ...deliveries.flatMap(({ applied, id }) =>
      (applied?.quarantined ?? []).map(({ reasons }) => ({ what: `delivery ${id}`, reasons })),
    ),
    ...quarantine.items().map(({ id, reasons }) => ({ what: `quarantined item ${id}`, reasons })),
  ];
  return refused.flatMap(({ reasons, what }) =>
    reasons.some((reason) => ['notRead', 'notStored'].includes(reason.code))
      ? [`${what}: ${reasons.map(inEnglish).join('; ')}`]
      : [],
  );
}
