import {
  canonical,
  isPlaceholder,
  type Canonical,
} from '../../../server/src/contacts/model/mapping/canonical';
import { fieldsOf } from '../../../server/src/contacts/model/mapping/mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { isSentTo } from '../../../server/src/contacts/model/merge/fields-to-send';
import type { FieldObservation } from '../../../server/src/contacts/records';
import { linkedPairs, type BothSides, type LinkedPair } from './sides';

/** Whether the sides may differ by a rule: in conflict, never exchanged, or a refused blank. */
function mayDiffer(
  shown: Canonical,
  observation: FieldObservation | undefined,
  rule: FieldRule,
): boolean {
  if (rule.conflict === 'never') return true;
  if (rule.conflict === 'manual' && observation?.held) return observation.remote === shown;
  const isExcluded = (shown === null && rule.blank === 'keep') || isPlaceholder(shown);
  return isExcluded && observation?.refused === true && observation.remote === shown;
}

/** Whether operators of S-360 emptied a field of a link so that it is no longer shown. */
export type WasLeftOut = (link: LinkedPair['link'], field: string) => boolean;

function differences(
  { contact, link, settings, shown }: LinkedPair,
  wasLeftOut: WasLeftOut,
): string[] {
  return fieldsOf(settings.mapping, contact.type).flatMap(({ direction, field, kind }) => {
    if (direction !== 'both') return [];
    const here = canonical(kind, contact.fields[field], settings);
    const there = shown.fields[field]?.canonical ?? null;
    if (here === there) return [];
    const observation = link.observations[field];
    // A field that a filter withholds differs because the CRM’s value is not the agreed one.
    if (!isSentTo(settings, contact) && here !== (observation?.base ?? null)) return [];
    // A field that S-360 omits says nothing, unless it was sent to S-360.
    const isLeftOut = shown.fields[field] === undefined && observation?.pushedAtMs === undefined;
    if (isLeftOut && here === observation?.base) return [];
    if (shown.fields[field] === undefined && wasLeftOut(link, field)) return [];
    if (mayDiffer(there, observation, settings.ruleOf(field))) return [];
    const place = `${contact.documentId} at ${link.institution}/${link.contactNumber}`;
    return [`${field} of ${place} is ${here} here and ${there} there`];
  });
}

/** Every mapped field of every link at rest has the same value on both sides. */
export function unequalFields(world: BothSides, wasLeftOut: WasLeftOut = () => false): string[] {
  return linkedPairs(world).flatMap((pair) => differences(pair, wasLeftOut));
}
