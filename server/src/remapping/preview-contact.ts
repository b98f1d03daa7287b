import type { Institution } from '../institutions';
import {
  fieldsToSend,
  isReceived,
  isSentTo,
  type PushInput,
  type ConsentRecord,
  type ContactRecord,
  type LinkRecord,
} from '../contacts';
import { isDeepStrictEqual } from 'node:util';
import { appliedForm, changedFields } from './applied-mapping';
import { fillLink, isFillable, type MappingChange } from './fill-link';
import { rebuildItem } from './rebuild-item';

/** A proposal next to the current configuration. */
export interface Proposal {
  now: Institution;
  proposed: Institution;
  change: MappingChange;
  others: readonly Institution[];
}

/** A contact with everything known about it at all institutions. */
export interface PreviewedContact {
  contact: ContactRecord;
  links: readonly LinkRecord[];
  /** At the institution of the proposal. */
  consents: readonly ConsentRecord[];
  isMadeInCrm: boolean;
  localChangedAtMs(field: string): number | null;
}

export interface ContactEffect {
  isLinked: boolean;
  taken: string[];
  sent: string[];
  conflicts: string[];
  isCreated: boolean;
  isWithheld: boolean;
  /** The filter `sends` would exclude the contact, or include it again. */
  isNoLongerSent: boolean;
  isSentAgain: boolean;
  /** The filter `receives` would exclude the contact if its number were new. */
  isNoLongerReceived: boolean;
  /** Codes of the institutions that would get an additional call. */
  calls: string[];
}

/** Compares a proposal with the current configuration. */
export function proposal(
  now: Institution,
  proposed: Institution,
  others: readonly Institution[],
): Proposal {
  const before = appliedForm(now.contacts);
  const fields = changedFields(before, proposed.contacts);
  return { now, proposed, others, change: { before, fields, since: null } };
}

/** Fields that a link has to send; a waiting create counts as a field of its own. */
function namesToSend(input: PushInput): string[] {
  const fields = Object.keys(fieldsToSend(input).send);
  const isCreate = input.link.contactNumber === null && isSentTo(input.settings, input.contact);
  return isCreate && fields.length === 0 ? ['contactNumber'] : fields;
}

/** Whether the sweep would link the contact there. */
export const isWanted = (
  { contacts, pushNewContacts }: Institution,
  contact: ContactRecord,
): boolean => pushNewContacts && contacts.sends !== undefined && isSentTo(contacts, contact);

/** The effect on a contact that is not linked or not to be filled. */
export const NO_EFFECT: ContactEffect = {
  isLinked: false,
  taken: [],
  sent: [],
  conflicts: [],
  isCreated: false,
  isWithheld: false,
  isNoLongerSent: false,
  isSentAgain: false,
  isNoLongerReceived: false,
  calls: [],
};

/** Whether a proposal changes this filter, or the matching rules. */
export const changesRule = (
  { now, proposed }: Pick<Proposal, 'now' | 'proposed'>,
  rule: 'receives' | 'sends' | 'matching',
): boolean => !isDeepStrictEqual(now.contacts[rule], proposed.contacts[rule]);

/** Whether only the proposed filter excludes the contact as S-360 last sent it. */
export function isNoLongerReceived(
  link: LinkRecord,
  { type }: Pick<ContactRecord, 'type'>,
  proposal: Proposal,
): boolean {
  if (!changesRule(proposal, 'receives')) return false;
  const { change, now, proposed } = proposal;
  const item = rebuildItem(link, type, change.before);
  const passes = ({ contacts }: Institution) => isReceived(item, type, contacts.receives ?? {});
  return passes(now) && !passes(proposed);
}

/** Computes the effect of a proposal on one contact. Pure: it writes nothing and makes no call. */
export function previewContact(
  subject: PreviewedContact,
  compared: Proposal,
  at: Date,
): ContactEffect {
  const { change, now, others, proposed } = compared;
  const { consents, contact, isMadeInCrm, links } = subject;
  const link = links.find(({ institution }) => institution === proposed.code);
  if (!link) {
    const isCreated = isMadeInCrm && isWanted(proposed, contact) && !isWanted(now, contact);
    return { ...NO_EFFECT, isCreated, calls: isCreated ? [proposed.code] : [] };
  }
  const { contacts: settings } = proposed;
  if (!isFillable(link, settings)) return NO_EFFECT;
  const filled = fillLink({ ...subject, link, settings, change, at });
  const after: ContactRecord = { ...contact, fields: { ...contact.fields, ...filled.changes } };
  const before = namesToSend({ link, contact, consents, settings: now.contacts });
  const sending = namesToSend({ link: filled.link, contact: after, consents, settings });
  const elsewhere = others.filter((other) => {
    const otherLink = links.find(({ institution }) => institution === other.code);
    if (!otherLink || !isFillable(otherLink, other.contacts)) return false;
    const sends = (as: ContactRecord) =>
      namesToSend({ link: otherLink, contact: as, consents: [], settings: other.contacts });
    return sends(contact).length === 0 && sends(after).length > 0;
  });
  const wasSent = isSentTo(now.contacts, contact);
  const isSent = isSentTo(settings, after);
  const isCalled = before.length === 0 && sending.length > 0;
  return {
    isLinked: true,
    taken: Object.keys(filled.changes),
    sent: sending.filter((field) => !before.includes(field)),
    conflicts: filled.conflicts.map(({ field }) => field),
    isCreated: false,
    isWithheld: before.length > 0 && sending.length === 0 && !isSentTo(settings, contact),
    isNoLongerSent: wasSent && !isSent,
    isSentAgain: !wasSent && isSent,
    isNoLongerReceived: isNoLongerReceived(link, contact, compared),
    calls: [...(isCalled ? [proposed.code] : []), ...elsewhere.map(({ code }) => code)],
  };
}
