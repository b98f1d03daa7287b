import { nameInS360 } from '../contacts/contacts';
import type { Row } from '../scene/crm-side';
import { unequalFields } from '../invariants/both-sides-equal';
import { openConflicts, wrongConflicts } from '../invariants/conflicts';
import { unequalConsents } from '../invariants/consents';
import { blanksTaken } from '../invariants/history';
import type { BothSides } from '../invariants/sides';
import { at, listAt, parsed } from '../json';
import { numberSaved, type ReceivedCall } from '../scene/s360-side';
import { brokenHistories } from './history';
import { lostEdits } from './lost-edits';
import type { Deeds } from './edits';
import type { Tables } from './tables';

/** The S-360 of one institution and the calls that it received. */
export interface S360State {
  code: string;
  contacts: Record<string, unknown>[];
  calls: ReceivedCall[];
}

/** Both sides at rest, and everything done before. */
export interface World {
  tables: Tables;
  s360: S360State[];
  /** The same in the engine’s form, with the rules of each institution. */
  both: BothSides;
  deeds: Deeds;
}

/** The violations once nothing is in transit, as texts; empty when all is well. */
export function violations(world: World): string[] {
  return [
    ...unrest(world),
    ...wrongConflicts(world.both, openConflicts(world.tables.conflicts)),
    ...wrongLinks(world),
    ...differences(world),
    ...doubles(world),
    ...lostDeliveries(world),
    ...loosenedConsents(world),
    ...lostEdits(world),
    ...brokenHistories(world.tables),
  ];
}

const isLinked = ({ state }: Row): boolean => state !== 'unlinked';

function unrest({ tables }: World): string[] {
  const busy = tables.links
    .filter(isLinked)
    .filter(({ state }) => state !== 'inSync' && state !== 'conflict');
  const stored = tables.deliveries.filter(({ state }) => state === 'stored');
  return [
    ...busy.map((link) => `link ${named(link)} is ${String(link.state)}`),
    ...stored.map(({ id }) => `delivery ${String(id)} is not applied`),
    ...tables.queuedPulls.map((pull) => `a pull of ${named(pull)} is wanted`),
  ];
}

const named = ({ contactNumber, institution }: Row): string =>
  `${String(institution)}/${String(contactNumber)}`;

/** At most one contact per number and vice versa; every contact of S-360 is linked. */
function wrongLinks({ s360, tables }: World): string[] {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const contacts = new Set(tables.contacts.map(({ documentId }) => documentId));
  for (const link of tables.links) {
    const keys = [named(link), `${String(link.institution)} ${String(link.contactDocumentId)}`];
    for (const key of keys) {
      if (seen.has(key)) wrong.push(`two links of ${key}`);
      seen.add(key);
    }
    if (isLinked(link) && !contacts.has(link.contactDocumentId)) {
      wrong.push(`link ${named(link)} has no contact`);
    }
  }
  for (const { code, contacts: inS360 } of s360) {
    for (const contact of inS360) {
      const name = `${code}/${String(contact.contactNumber)}`;
      if (!seen.has(name)) wrong.push(`${name} is not linked: ${whatBecameOf(contact, tables)}`);
    }
  }
  const linked = new Set(tables.links.map(({ contactDocumentId }) => contactDocumentId));
  for (const documentId of contacts) {
    if (!linked.has(documentId)) wrong.push(`contact ${String(documentId)} has no link`);
  }
  return wrong;
}

/** What the deliveries say about a contact, for the reader of the failure. */
function whatBecameOf({ contactNumber }: Record<string, unknown>, { deliveries }: Tables): string {
  const outcomes = deliveries.flatMap(({ id, outcomes: kept }) =>
    (kept ? listAt(parsed(kept)) : [])
      .filter((outcome) => at(outcome, 'contactNumber') === contactNumber)
      .map((outcome) => `delivery ${String(id)}: ${JSON.stringify(outcome)}`),
  );
  return outcomes.join(', ') || 'no delivery tells of it';
}

/**
 * Linked contacts exist in S-360; fields and consents are equal on both sides, as far as the rules
 * say.
 */
function differences({ both, deeds, s360, tables }: World): string[] {
  const known = new Set(
    s360.flatMap(({ code, contacts }) =>
      contacts.map(({ contactNumber }) => named({ contactNumber, institution: code })),
    ),
  );
  return [
    ...tables.links
      .filter((link) => isLinked(link) && !known.has(named(link)))
      .map((link) => `${named(link)} is not in S-360`),
    ...unequalFields(both, ({ contactNumber, institution }, field) =>
      deeds.leftOut.some(
        (one) =>
          one.field === field &&
          one.institution === institution &&
          one.contactNumber === contactNumber,
      ),
    ),
    ...unequalConsents(both),
    ...blanksTaken(both),
  ];
}

/** No person exists twice, neither in S-360 nor in the CRM. */
function doubles({ deeds, s360, tables }: World): string[] {
  return deeds.creations.flatMap(({ answered, name }) => {
    const inCrm = tables.contacts.filter((contact) =>
      [contact.lastName, contact.structureName].includes(name),
    ).length;
    const wrong = s360.flatMap(({ code, contacts }) => {
      const count = contacts.filter((contact) => nameInS360(contact) === name).length;
      return count > 1 ? [`${name} is ${count} times at ${code}`] : [];
    });
    if (inCrm > 1) wrong.push(`${name} is ${inCrm} times in the CRM`);
    if (answered && inCrm === 0 && !wasDeleted(name, s360, tables))
      wrong.push(`${name} is not in the CRM`);
    return wrong;
  });
}

/** Whether a link shows that the contact with this name in S-360 was deleted in the CRM. */
function wasDeleted(name: string, s360: readonly S360State[], { links }: Tables): boolean {
  return s360.some(({ code, contacts }) =>
    contacts
      .filter((contact) => nameInS360(contact) === name)
      .some(({ contactNumber }) =>
        links.some(
          (link) =>
            link.institution === code &&
            link.contactNumber === contactNumber &&
            link.state === 'unlinked',
        ),
      ),
  );
}

/** Every delivery answered with 200 is applied. */
function lostDeliveries({ deeds, tables }: World): string[] {
  const applied = tables.deliveries
    .filter(({ state }) => state === 'applied')
    .map(({ body }) => String(body));
  return deeds.accepted
    .filter(({ marker }) => !applied.some((body) => body.includes(marker)))
    .map(({ marker }) => `the delivery ${marker} was answered 200 and is not applied`);
}

/** Only agreements recorded for a person were ever sent to S-360. */
function loosenedConsents({ deeds, s360, tables }: World): string[] {
  return s360.flatMap(({ calls, code: institution }) =>
    calls
      .filter(({ method }) => method.startsWith('save'))
      .flatMap((call) => {
        const number = numberSaved(call);
        const link = tables.links.find(
          (candidate) =>
            candidate.institution === institution && candidate.contactNumber === number,
        );
        return allowancesIn(call)
          .filter(
            (code) =>
              !deeds.allowances.some(
                (allowance) =>
                  allowance.documentId === link?.contactDocumentId &&
                  allowance.institution === institution &&
                  allowance.code === code,
              ),
          )
          .map(
            (code) => `${institution}/${String(number)} was sent an allowance of ${code} by nobody`,
          );
      }),
  );
}

function allowancesIn({ body }: ReceivedCall): string[] {
  const sent: unknown[] = Array.isArray(body.authorizations) ? body.authorizations : [];
  return sent
    .filter((answer) => at(answer, 'allowed') === true)
    .map((answer) => String(at(answer, 'authorizationCode')));
}
