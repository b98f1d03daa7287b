import { status } from '../../../server/src/contacts/conflicts/decision';
import { conflictFromRow } from '../../../server/src/contacts/database/conflicts';
import { canonical, type Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import { fieldsOf } from '../../../server/src/contacts/model/mapping/mapping';
import { heldBecause, NEVER_SEEN } from '../../../server/src/contacts/model/merge/observation';
import { fieldsInConflict } from '../../../server/src/contacts/model/shown-state';
import type { ConflictRecord, LinkRecord } from '../../../server/src/contacts/records';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { Row } from '../scene/crm-side';
import type { BothSides } from './sides';

type OpenConflict = Pick<
  ConflictRecord,
  'institution' | 'contactDocumentId' | 'field' | 'remoteValue'
>;

/** The conflicts that wait for a person. */
export const openConflicts = (rows: readonly Row[]): OpenConflict[] =>
  rows.map(conflictFromRow).filter((conflict) => status(conflict) === 'open');

/**
 * At rest, a link is in conflict because of fields on hold. Each of them needs a decision, and a
 * person can make it: there is exactly one open conflict with what S-360 shows. No other conflict
 * is open.
 */
export function wrongConflicts(both: BothSides, open: readonly OpenConflict[]): string[] {
  const links = both.tables.links.filter(({ state }) => state !== 'unlinked');
  return [
    ...links.flatMap(wrongState),
    ...both.sides.flatMap(({ settings }) =>
      links
        .filter(({ institution }) => institution === settings.institution)
        .flatMap((link) =>
          fieldsInConflict(link).flatMap((field) =>
            wrongHold(link, field, {
              settings,
              local: localValue(both, link, { field, settings }),
              conflicts: open.filter((conflict) => isAbout(conflict, link, field)),
            }),
          ),
        ),
    ),
    ...open
      .filter(
        (conflict) =>
          !links.some((link) =>
            fieldsInConflict(link).some((field) => isAbout(conflict, link, field)),
          ),
      )
      .map((conflict) => `the open conflict of ${named(conflict, conflict.field)} is not on hold`),
  ];
}

/** A link at rest is in conflict exactly when a field is on hold. */
function wrongState(link: LinkRecord): string[] {
  const held = fieldsInConflict(link);
  const isWrong = link.state === (held.length > 0 ? 'inSync' : 'conflict');
  return isWrong ? [`link ${link.id} is ${link.state} with ${held.length} fields on hold`] : [];
}

/** A field is on hold under the rule `manual`, or for a reason of its own. */
function wrongHold(
  link: LinkRecord,
  field: string,
  {
    conflicts,
    local,
    settings,
  }: { conflicts: readonly OpenConflict[]; local: Canonical; settings: ContactSettings },
): string[] {
  const what = `${named(link, field)} is on hold`;
  const observation = link.observations[field] ?? NEVER_SEEN;
  const { remote = null } = observation;
  const rule = settings.ruleOf(field).conflict;
  const wrong: string[] = [];
  if (rule !== 'manual' && heldBecause(observation) === null)
    wrong.push(`${what} under the rule ${rule}`);
  if (local === remote) wrong.push(`${what}, although both sides have ${local}`);
  if (conflicts.length !== 1) wrong.push(`${what} with ${conflicts.length} open conflicts`);
  for (const { remoteValue } of conflicts) {
    if (remoteValue !== remote)
      wrong.push(`${what} for ${remoteValue}, although S-360 has ${remote}`);
  }
  return wrong;
}

function localValue(
  { tables }: BothSides,
  { contactDocumentId }: LinkRecord,
  { field, settings }: { field: string; settings: ContactSettings },
): Canonical {
  const contact = tables.contacts.find(({ documentId }) => documentId === contactDocumentId);
  if (!contact) return null;
  const mapping = fieldsOf(settings.mapping, contact.type).find((one) => one.field === field);
  return mapping ? canonical(mapping.kind, contact.fields[field], settings) : null;
}

const named = (
  { contactDocumentId, institution }: { contactDocumentId: string | null; institution: string },
  field: string,
): string => `${field} of ${contactDocumentId} at ${institution}`;

const isAbout = (conflict: OpenConflict, link: LinkRecord, field: string): boolean =>
  conflict.institution === link.institution &&
  conflict.contactDocumentId === link.contactDocumentId &&
  conflict.field === field;
