import {
  isPlaceholder,
  fieldsToSend,
  isSentTo,
  type ConsentRecord,
  type ContactRecord,
  type LinkRecord,
  type ContactSettings,
  type ExcludedContact,
} from '../../contacts';

/** A contact that the institution already has, according to the matching rules. */
export interface Double {
  contactDocumentId: string;
  /** `null` while the other contact is itself about to be created there. */
  contactNumber: string | null;
}

export type PushEvaluation =
  /** The contact has no link: it is created. */
  | { kind: 'create' }
  /** It matches a contact at the institution: a person decides whether the two are the same. */
  | { kind: 'double'; double: Double }
  /** S-360 has it in an item that was excluded by its age: it is joined with it, not created. */
  | { kind: 'excluded'; items: readonly ExcludedContact[] }
  /** It is linked and differs in this many fields: it is updated. */
  | { kind: 'changed'; fields: number }
  | { kind: 'unchanged' }
  /** It is being sent already, without this bulk job. */
  | { kind: 'underWay' }
  /** It has to wait for a decision or a retry. */
  | { kind: 'held'; because: 'conflict' | 'bulkJob' | 'failed' | 'inDoubt' | 'matchReview' }
  | {
      kind: 'notSendable';
      because: 'noName' | 'filtered' | 'companiesNotAccepted' | 'otherSystem' | 'unlinked';
    }
  /** The institution has it, and the bulk push is limited to contacts that it does not have. */
  | { kind: 'leftOut' };

interface EvaluatedContact {
  contact: ContactRecord;
  link: LinkRecord | null;
  consents: readonly ConsentRecord[];
  double: Double | null;
  /** Items of the contact from S-360 that were excluded by their age. */
  excluded: readonly ExcludedContact[];
}

export interface EvaluationContext {
  settings: ContactSettings;
  unlinkedOnly: boolean;
  /** The bulk jobs whose links are not due. */
  holdingBulkJobs: ReadonlySet<number>;
  /** Pairs of contacts that a person has decided are not the same. */
  toldApart: ReadonlySet<string>;
  /** Contacts with an open match review at the institution. */
  asked: ReadonlySet<string>;
}

/** S-360 requires a last name, or the name of a company. */
function hasName({ fields, type }: ContactRecord): boolean {
  const name = (type === 'individual' ? fields.lastName : fields.structureName)?.trim() ?? '';
  return name !== '' && !isPlaceholder(name);
}

const NOT_ACCEPTED: PushEvaluation = { kind: 'notSendable', because: 'companiesNotAccepted' };

const isAccepted = ({ type }: ContactRecord, { settings }: EvaluationContext): boolean =>
  type === 'individual' || settings.savesCompanies;

/** Decides what a bulk push does with one contact. Pure: the dry run and the run share it. */
export function evaluateForPush(
  evaluated: EvaluatedContact,
  context: EvaluationContext,
): PushEvaluation {
  const { contact, double, excluded, link } = evaluated;
  if (!isSentTo(context.settings, contact)) return { kind: 'notSendable', because: 'filtered' };
  if (link !== null) {
    // Without a number the institution does not have it yet, and the plan names what holds it back.
    const isLeftOut = context.unlinkedOnly && link.contactNumber !== null;
    return isLeftOut ? { kind: 'leftOut' } : evaluateLinked(link, evaluated, context);
  }
  if (context.asked.has(contact.documentId)) return { kind: 'held', because: 'matchReview' };
  if (excluded.length > 0) return { kind: 'excluded', items: excluded };
  if (!hasName(contact)) return { kind: 'notSendable', because: 'noName' };
  if (double !== null) return { kind: 'double', double };
  return isAccepted(contact, context) ? { kind: 'create' } : NOT_ACCEPTED;
}

function evaluateLinked(
  link: LinkRecord,
  { consents, contact }: EvaluatedContact,
  context: EvaluationContext,
): PushEvaluation {
  const { holdingBulkJobs, settings } = context;
  if (link.baseUrl !== settings.baseUrl) return { kind: 'notSendable', because: 'otherSystem' };
  switch (link.state) {
    case 'ended':
    case 'unlinked':
      return { kind: 'notSendable', because: 'unlinked' };
    case 'inDoubt':
      return { kind: 'held', because: 'inDoubt' };
    case 'failed':
      return { kind: 'held', because: 'failed' };
    case 'pending':
    case 'sending': {
      const isHeld = link.bulkJobId !== null && holdingBulkJobs.has(link.bulkJobId);
      return isHeld ? { kind: 'held', because: 'bulkJob' } : { kind: 'underWay' };
    }
    case 'inSync':
    case 'conflict': {
      const { send } = fieldsToSend({ link, contact, consents, settings });
      const fields = Object.keys(send).length;
      if (fields > 0) {
        return isAccepted(contact, context) ? { kind: 'changed', fields } : NOT_ACCEPTED;
      }
      return link.state === 'conflict'
        ? { kind: 'held', because: 'conflict' }
        : { kind: 'unchanged' };
    }
  }
}
