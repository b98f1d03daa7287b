import { isDeepStrictEqual } from 'node:util';
import type { Institution } from '../institutions';
import {
  type ContactMapping,
  fieldsToSend,
  isSentTo,
  type ContactRecord,
  type LinkRecord,
  type ContactSettings,
} from '../contacts';
import { appliedForm } from './applied-mapping';
import { fillLink, isFillable } from './fill-link';
import {
  isNoLongerReceived,
  isWanted,
  NO_EFFECT,
  type ContactEffect,
  type PreviewedContact,
  type Proposal,
} from './preview-contact';

/** What is read of every contact: the contact and its link at the proposal's institution. */
export interface FirstLookContact extends Pick<PreviewedContact, 'contact' | 'localChangedAtMs'> {
  link: LinkRecord | null;
}

/**
 * Creates the first look at contacts. It returns the effect of a proposal on one contact, or
 * `null` when the effect depends on more than was read: on the contact's consents, its links
 * elsewhere, its history, or on other work that is due. For most contacts of most proposals
 * nothing more has to be read. Pure.
 */
export function firstLook(
  proposal: Proposal,
): (glanced: FirstLookContact, at: Date) => ContactEffect | null {
  const { change, now, others, proposed } = proposal;
  const { contacts: settings } = proposed;
  const differing = new Set(differingFields(now.contacts, settings));
  const before = withFieldsOnly(now.contacts, differing);
  const after = withFieldsOnly(settings, differing);

  return ({ contact, link, localChangedAtMs }, at) => {
    if (!link) {
      const mayBeCreated = isWanted(proposed, contact) && !isWanted(now, contact);
      return mayBeCreated ? null : NO_EFFECT;
    }
    if (!isFillable(link, settings)) return NO_EFFECT;
    const filled = fillLink({ contact, link, settings, change, at, localChangedAtMs });
    const taken = Object.keys(filled.changes);
    if (taken.length > 0 && others.some((other) => usesAny(other, taken))) return null;
    const changed: ContactRecord = { ...contact, fields: { ...contact.fields, ...filled.changes } };
    const isSameForFilter = isSentTo(now.contacts, contact) === isSentTo(settings, changed);
    if (!isSameForFilter) return null;
    const dueNow = fieldsDue(contact, link, before);
    const dueThen = fieldsDue(changed, filled.link, after);
    if (!isDeepStrictEqual(dueNow, dueThen)) return null;
    return {
      ...NO_EFFECT,
      isLinked: true,
      isNoLongerReceived: isNoLongerReceived(link, contact, proposal),
      taken,
      conflicts: filled.conflicts.map(({ field }) => field),
    };
  };
}

/** Fields that a proposal maps or evaluates differently; all others are sent as they are now. */
export function differingFields(now: ContactSettings, proposed: ContactSettings): string[] {
  const treatment = ({ mapping, ruleOf }: ContactSettings, name: string) =>
    appliedForm({ mapping: mapping.filter(({ field }) => field === name), ruleOf });
  const names = [...now.mapping, ...proposed.mapping].map(({ field }) => field);
  return names.filter(
    (name) => !isDeepStrictEqual(treatment(now, name), treatment(proposed, name)),
  );
}

function withFieldsOnly(settings: ContactSettings, names: ReadonlySet<string>): ContactSettings {
  const mapping: ContactMapping = settings.mapping.filter(({ field }) => names.has(field));
  return { ...settings, mapping };
}

/** Whether another institution's fields or filter use any field that the contact would import. */
function usesAny({ contacts: { mapping, sends } }: Institution, taken: readonly string[]): boolean {
  return (
    mapping.some(({ direction, field }) => direction !== 'fromS360' && taken.includes(field)) ||
    (sends?.where ?? []).some(({ field }) => taken.includes(field))
  );
}

const fieldsDue = (contact: ContactRecord, link: LinkRecord, settings: ContactSettings): string[] =>
  Object.keys(fieldsToSend({ link, contact, consents: [], settings }).send).sort();
