import {
  canonical,
  isPlaceholder,
  type Canonical,
} from '../../../server/src/contacts/model/mapping/canonical';
import { formOf, type FieldOfForm } from '../../../server/src/contacts/model/mapping/forms';
import { fieldsOf } from '../../../server/src/contacts/model/mapping/mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { isSentTo } from '../../../server/src/contacts/model/merge/fields-to-send';
import type { FieldObservation } from '../../../server/src/contacts/model/merge/field-observation';
import { linkedPairs, type BothSides, type LinkedPair } from './sides';

/** Whether S-360 may keep a value in a form that the CRM has noted. */
const isForm = (
  field: FieldOfForm,
  { noted, own, there }: { noted: Canonical | undefined; own: Canonical; there: Canonical },
): boolean => noted === there && (isPlaceholder(there) || formOf(field, own, there) !== null);

/** Whether S-360 keeps the CRM's value in a form of its own. */
const isFormOfBase = (
  field: FieldOfForm,
  { here, there }: { here: Canonical; there: Canonical },
  observation: FieldObservation | undefined,
): boolean =>
  observation?.base === here && isForm(field, { noted: observation.form, own: here, there });

/** Whether S-360 still has the value that a conflict is about, maybe in a form of its own. */
function isRemote(
  field: FieldOfForm,
  there: Canonical,
  { otherForm, remote = null }: FieldObservation,
): boolean {
  if (remote === there) return true;
  return (
    otherForm?.value === remote && isForm(field, { noted: otherForm.form, own: remote, there })
  );
}

/** Whether the sides may differ by a rule: in conflict, never exchanged, or a refused blank. */
function mayDiffer(
  field: FieldOfForm,
  shown: Canonical,
  observation: FieldObservation | undefined,
  rule: FieldRule,
): boolean {
  if (rule.conflict === 'never') return true;
  // What a person entered before the first link is held, too, if S-360 gave no date.
  const isFirst = observation?.base === null;
  const mayBeHeld = rule.conflict === 'manual' || isFirst || observation?.kept;
  const isHeld = observation?.held === true && mayBeHeld;
  if (isHeld) return isRemote(field, shown, observation);
  const isExcluded = (shown === null && rule.blank === 'keep') || isPlaceholder(shown);
  return isExcluded && observation?.refused === true && observation.remote === shown;
}

/** Whether operators of S-360 emptied a field of a link so that it is no longer shown. */
export type WasLeftOut = (link: LinkedPair['link'], field: string) => boolean;

function differences(
  { contact, link, settings, shown }: LinkedPair,
  wasLeftOut: WasLeftOut,
): string[] {
  return fieldsOf(settings.mapping, contact.type).flatMap((mapping) => {
    const { direction, field, kind } = mapping;
    if (direction !== 'both') return [];
    const here = canonical(kind, contact.fields[field], settings);
    const there = shown.fields[field]?.canonical ?? null;
    if (here === there) return [];
    const observation = link.observations[field];
    if (isFormOfBase(mapping, { here, there }, observation)) return [];
    // A field that a filter withholds differs because the CRM’s value is not the agreed one.
    if (!isSentTo(settings, contact) && here !== (observation?.base ?? null)) return [];
    // A field that S-360 omits says nothing, unless it was sent to S-360.
    const isLeftOut = shown.fields[field] === undefined && observation?.pushedAtMs === undefined;
    if (isLeftOut && here === observation?.base) return [];
    if (shown.fields[field] === undefined && wasLeftOut(link, field)) return [];
    if (mayDiffer(mapping, there, observation, settings.ruleOf(field))) return [];
    const place = `${contact.documentId} at ${link.institution}/${link.contactNumber}`;
    return [`${field} of ${place} is ${here} here and ${there} there`];
  });
}

/** Every mapped field of every link at rest has the same value on both sides. */
export function unequalFields(world: BothSides, wasLeftOut: WasLeftOut = () => false): string[] {
  return linkedPairs(world).flatMap((pair) => differences(pair, wasLeftOut));
}
