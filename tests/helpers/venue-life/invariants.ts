import { valuesInCrm, valuesInS360 } from '../contacts';
import type { Row } from '../crm-side';
import { at, listAt, parsed } from '../json';
import { numberSaved, type ReceivedCall } from '../s360-side';
import { brokenHistories } from './history';
import { lostEdits } from './lost-edits';
import type { Deeds } from './edits';
import type { Tables } from './tables';

/** One institution's S-360 as it stands, and the calls that it received. */
export interface S360State {
  code: string;
  contacts: Record<string, unknown>[];
  calls: ReceivedCall[];
}

/** Both sides at rest, and all that was done before. */
export interface World {
  tables: Tables;
  s360: S360State[];
  deeds: Deeds;
}

/** What must not be once nothing travels any more, in words; empty when all is well. */
export function violations(world: World): string[] {
  return [
    ...unrest(world),
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
  const busy = tables.links.filter(isLinked).filter(({ state }) => state !== 'inSync');
  const stored = tables.deliveries.filter(({ state }) => state === 'stored');
  return [
    ...busy.map((link) => `link ${named(link)} is ${String(link.state)}`),
    ...stored.map(({ id }) => `delivery ${String(id)} is not applied`),
    ...tables.wantedPulls.map((pull) => `a pull of ${named(pull)} is wanted`),
  ];
}

const named = ({ contactNumber, institution }: Row): string =>
  `${String(institution)}/${String(contactNumber)}`;

/** At most one contact per number and the reverse; every contact of S-360 is linked. */
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

/** What the deliveries say of a contact, for the one who reads the failure. */
function whatBecameOf({ contactNumber }: Record<string, unknown>, { deliveries }: Tables): string {
  const outcomes = deliveries.flatMap(({ id, outcomes: kept }) =>
    (kept ? listAt(parsed(kept)) : [])
      .filter((outcome) => at(outcome, 'contactNumber') === contactNumber)
      .map((outcome) => `delivery ${String(id)}: ${JSON.stringify(outcome)}`),
  );
  return outcomes.join(', ') || 'no delivery tells of it';
}

/** Every mapped field, and every consent, is the same on both sides. */
function differences({ s360, tables }: World): string[] {
  const byDocument = new Map(tables.contacts.map((row) => [row.documentId, row]));
  return s360.flatMap(({ code, contacts }) => {
    const byNumber = new Map(contacts.map((contact) => [contact.contactNumber, contact]));
    return tables.links
      .filter((link) => link.institution === code && isLinked(link))
      .flatMap((link) => {
        const inCrm = byDocument.get(link.contactDocumentId);
        const inS360 = byNumber.get(link.contactNumber);
        if (!inCrm) return [];
        if (!inS360) return [`${named(link)} is not in S-360`];
        return [
          ...differentFields(link, inCrm, inS360),
          ...differentConsents(link, tables.consents, inS360),
        ];
      });
  });
}

function differentFields(link: Row, inCrm: Row, inS360: Record<string, unknown>): string[] {
  const crm = Object.entries(valuesInCrm(inCrm));
  const shown = new Map(Object.entries(valuesInS360(inS360)));
  return crm
    .filter(([field, value]) => value !== shown.get(field))
    .map(
      ([field, value]) =>
        `${named(link)} ${field}: ${String(value)} in the CRM, ${String(shown.get(field))} in S-360`,
    );
}

function differentConsents(
  link: Row,
  consents: readonly Row[],
  inS360: Record<string, unknown>,
): string[] {
  const shown = new Map(
    listAt(inS360, 'authorizations').map((answer) => [
      at(answer, 'authorizationCode'),
      at(answer, 'allowed'),
    ]),
  );
  return consents
    .filter(
      ({ contactDocumentId, institution }) =>
        contactDocumentId === link.contactDocumentId && institution === link.institution,
    )
    .filter(({ allowed, code }) => Boolean(allowed) !== shown.get(code))
    .map(
      ({ allowed, code }) =>
        `${named(link)} consent ${String(code)}: ${String(allowed)} in the CRM, ${String(shown.get(code))} in S-360`,
    );
}

/** Nobody exists twice: neither in S-360 nor in the CRM. */
function doubles({ deeds, s360, tables }: World): string[] {
  return deeds.creations.flatMap(({ answered, lastName }) => {
    const inCrm = tables.contacts.filter((contact) => contact.lastName === lastName).length;
    const wrong = s360.flatMap(({ code, contacts }) => {
      const count = contacts.filter(
        (contact) => at(contact, 'individualContact', 'individualLastname') === lastName,
      ).length;
      return count > 1 ? [`${lastName} is ${count} times at ${code}`] : [];
    });
    if (inCrm > 1) wrong.push(`${lastName} is ${inCrm} times in the CRM`);
    if (answered && inCrm === 0 && !wasDeleted(lastName, s360, tables))
      wrong.push(`${lastName} is not in the CRM`);
    return wrong;
  });
}

/** Whether a link says that the contact, known to S-360 by this name, was deleted in the CRM. */
function wasDeleted(lastName: string, s360: readonly S360State[], { links }: Tables): boolean {
  return s360.some(({ code, contacts }) =>
    contacts
      .filter((contact) => at(contact, 'individualContact', 'individualLastname') === lastName)
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

/** Every delivery that was answered 200 is applied. */
function lostDeliveries({ deeds, tables }: World): string[] {
  const applied = tables.deliveries
    .filter(({ state }) => state === 'applied')
    .map(({ body }) => String(body));
  return deeds.accepted
    .filter(({ marker }) => !applied.some((body) => body.includes(marker)))
    .map(({ marker }) => `the delivery ${marker} was answered 200 and is not applied`);
}

/** S-360 was only ever sent an allowance that a recorded person gave. */
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
