import { unequalFields } from '../invariants/both-sides-equal';
import { exceededWindows } from '../invariants/calls';
import { loosenedConsents, unequalConsents } from '../invariants/consents';
import { lostEdits } from '../invariants/edits';
import { blanksTaken, unexplainedChanges, unexplainedContacts } from '../invariants/history';
import { repeatedCreates, sharedNumbers } from '../invariants/numbers';
import type { BothSides } from '../invariants/sides';
import type { ContactDetail } from '../../../server/src/s360';
import { contactData } from './s360-contacts';
import type { World } from './world';
import { inEnglish } from '../../../server/src/contracts/reasons';

const ALL: readonly ContactDetail[] = ['GENERAL', 'ADDRESSES', 'AUTHORIZATIONS'];
const WHOLE = { details: ALL, dated: true, resolutionMs: 1 };

/** The world in the form that the invariants look at; with the contacts of S-360 that count. */
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

/** Whether all that is shown in this world carries its date. */
export const isDated = ({ venues }: World): boolean => venues.every((venue) => venue.isDated);

/** What holds at every moment. */
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

/** What holds when everything has come to rest. */
export function wrongAtRest(world: World): string[] {
  const sides = bothSides(world);
  const { ledger } = world;
  const evaluated = bothSides(world, (code, contactNumber) =>
    isEvaluated(world, code, contactNumber),
  );
  return [
    ...unequalFields(evaluated),
    ...unequalConsents(evaluated),
    // Without dates a value that a call was put over may come back and be taken for news.
    ...(isDated(world)
      ? lostEdits(sides, (documentId, field) => ledger.expected(documentId, field))
      : []),
  ];
}

/**
 * Contacts that were made for a number which S-360 was asked to create for another one: as long as
 * it shows what it was sent, it can be told that it is theirs.
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
      // By nothing it cannot be recognized.
      if (wasCreatedBlank) return [];
      const link = links.find(
        (candidate) => candidate.institution === code && candidate.contactNumber === contactNumber,
      );
      const documentId = link?.contactDocumentId ?? createdFor;
      // One that a person made, here or there, may be its twin: equal in all that was sent.
      if (documentId === createdFor || firstValues.has(documentId)) return [];
      if (isNumbered(createdFor, code)) return [];
      return [`${documentId} was made for ${code}/${contactNumber}, created for ${createdFor}`];
    }),
  );
}

/** What S-360 showed and a person has yet to have evaluated need not be equal until then. */
function isEvaluated({ quarantine }: World, institution: string, contactNumber: string): boolean {
  return quarantine
    .items()
    .every((item) => item.institution !== institution || item.contactNumber !== contactNumber);
}

/** Items that were refused for another reason than what they say. */
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
