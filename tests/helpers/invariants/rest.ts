import { isAtRest } from '../../../server/src/contacts/model/link-states';
import { fieldsToSend } from '../../../server/src/contacts/model/merge/fields-to-send';
import type { LinkRecord } from '../../../server/src/contacts/records';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { StoredPull, Tables } from '../builders/memory-tables';

/** The work that remains although everything is at rest. */
export function workLeft(
  { links, pulls }: Pick<Tables, 'links' | 'pulls'>,
  configured: ReadonlyMap<string, string>,
): string[] {
  const left = links.flatMap(({ baseUrl, id, institution, nextAttemptAt, sending, state }) => {
    if (sending !== null) return [`link ${id} is being sent`];
    if (configured.get(institution) !== baseUrl) return [];
    if (state === 'pending') return [`link ${id} is pending`];
    return state === 'inDoubt' && nextAttemptAt !== null ? [`link ${id} is to be looked up`] : [];
  });
  const toBeRead = pulls.filter((pull) => !waitsForPerson(pull, links));
  return [...left, ...toBeRead.map(({ contactNumber }) => `number ${contactNumber} is to be read`)];
}

/**
 * An unknown number may belong to a create in doubt that a person must decide; until then it is
 * read again from time to time.
 */
function waitsForPerson(
  { contactNumber, institution, nextAttemptAt }: StoredPull,
  links: readonly LinkRecord[],
): boolean {
  const own = links.filter((link) => link.institution === institution);
  return (
    nextAttemptAt !== null &&
    own.every((link) => link.contactNumber !== contactNumber) &&
    own.some((link) => link.state === 'inDoubt' && link.nextAttemptAt === null)
  );
}

/** An operator has adopted a number: the data in S-360 is read before anything is sent. */
function isToBeRead({ contactNumber, institution }: LinkRecord, { pulls }: Tables): boolean {
  return pulls.some(
    (pull) => pull.institution === institution && pull.contactNumber === contactNumber,
  );
}

/**
 * Links that a transaction left at rest although something must be sent, which nobody would notice.
 */
export function falselyInSync(
  before: Tables,
  after: Tables,
  settingsOf: (institution: string) => ContactSettings,
): string[] {
  if (before.links === after.links) return [];
  const known = new Set(before.links);
  return after.links.flatMap((link) => {
    if (!isAtRest(link) || known.has(link) || isToBeRead(link, after)) return [];
    const contact = after.contacts.find(({ documentId }) => documentId === link.contactDocumentId);
    if (!contact) return [];
    const consents = after.consents.filter(
      ({ contactDocumentId, institution }) =>
        contactDocumentId === contact.documentId && institution === link.institution,
    );
    const settings = settingsOf(link.institution);
    const fields = Object.keys(fieldsToSend({ link, contact, consents, settings }).send);
    return fields.length > 0 ? [`link ${link.id} is at rest, but for ${fields.join(', ')}`] : [];
  });
}

/**
 * The effects of repeated payloads, apart from the time of receipt. Without dates (`dated` false)
 * an old value may be adopted until a pull corrects it, so only consents are compared.
 */
export function echoes(before: Tables, after: Tables, { dated }: { dated: boolean }): string[] {
  const isSame = (what: (tables: Tables) => unknown) =>
    JSON.stringify(what(before)) === JSON.stringify(what(after));
  // A refused number may finally be matched; its first answers change no existing ones.
  const stood = new Set(before.consents.map(({ id }) => id));
  const answers = ({ consents }: Tables) =>
    consents.filter(({ id }) => stood.has(id)).map(({ allowed, id }) => [id, allowed]);
  const marks = ({ links }: Tables) =>
    links.map(({ id, markedRevision, state }) => [id, markedRevision, state]);
  const parts: [string, boolean][] = dated
    ? [
        ['contacts', isSame(({ contacts }) => contacts)],
        ['the history', isSame(({ history }) => history)],
        ['conflicts', isSame(({ conflicts }) => conflicts)],
        ['consents', isSame(({ consents }) => consents)],
        ['links', isSame(marks)],
      ]
    : [['answers to consents', isSame(answers)]];
  return parts.flatMap(([what, same]) => (same ? [] : [`repeated payloads changed ${what}`]));
}
