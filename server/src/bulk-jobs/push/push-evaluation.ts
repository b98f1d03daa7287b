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

/** A contact that the institution has already, as far as the matching rules can tell. */
export interface Double {
  contactDocumentId: string;
  /** `null` while the other contact is itself only about to be created there. */
  contactNumber: string | null;
}

/** What a bulk push does with one contact. */
export type PushEvaluation =
  /** It has no link: it is created there. */
  | { kind: 'create' }
  /** It matches a contact that is there already: a person decides whether the two are one. */
  | { kind: 'double'; double: Double }
  /** S-360 has it, though older than what is taken of the past: it is joined, not created. */
  | { kind: 'excluded'; items: readonly ExcludedContact[] }
  /** It is there, with other values in so many fields: it is updated. */
  | { kind: 'changed'; fields: number }
  | { kind: 'unchanged' }
  /** It is on its way already, without this bulk job. */
  | { kind: 'underWay' }
  /** Something has to be decided or retried first. */
  | { kind: 'held'; because: 'conflict' | 'bulkJob' | 'failed' | 'inDoubt' | 'matchReview' }
  | { kind: 'notSendable'; because: 'noName' | 'filtered' | 'otherSystem' | 'unlinked' }
  /** It is linked, and only contacts without a link were asked for. */
  | { kind: 'leftOut' };

export interface EvaluatedContact {
  contact: ContactRecord;
  link: LinkRecord | null;
  consents: readonly ConsentRecord[];
  double: Double | null;
  /** What S-360 has shown of it and was excluded by its age. */
  excluded: readonly ExcludedContact[];
}

export interface EvaluationContext {
  settings: ContactSettings;
  unlinkedOnly: boolean;
  /** Bulk jobs whose links are not due. */
  holdingBulkJobs: ReadonlySet<number>;
  /** Pairs of contacts of which a person has said that they are not one. */
  toldApart: ReadonlySet<string>;
  /** Contacts of which a person is asked whether they are one that the institution has. */
  asked: ReadonlySet<string>;
}

/** S-360 creates nobody without a last name, or the name of a company. */
function hasName({ fields, type }: ContactRecord): boolean {
  const name = (type === 'individual' ? fields.lastName : fields.structureName)?.trim() ?? '';
  return name !== '' && !isPlaceholder(name);
}

/** Decides what a bulk push does with one contact. Pure: the dry run and the run ask the same. */
export function evaluateForPush(
  evaluated: EvaluatedContact,
  context: EvaluationContext,
): PushEvaluation {
  const { contact, double, excluded, link } = evaluated;
  if (!isSentTo(context.settings, contact)) return { kind: 'notSendable', because: 'filtered' };
  if (link !== null) {
    return context.unlinkedOnly ? { kind: 'leftOut' } : evaluateLinked(link, evaluated, context);
  }
  if (context.asked.has(contact.documentId)) return { kind: 'held', because: 'matchReview' };
  if (excluded.length > 0) return { kind: 'excluded', items: excluded };
  if (!hasName(contact)) return { kind: 'notSendable', because: 'noName' };
  return double === null ? { kind: 'create' } : { kind: 'double', double };
}

function evaluateLinked(
  link: LinkRecord,
  { consents, contact }: EvaluatedContact,
  { holdingBulkJobs, settings }: EvaluationContext,
): PushEvaluation {
  if (link.baseUrl !== settings.baseUrl) return { kind: 'notSendable', because: 'otherSystem' };
  switch (link.state) {
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
      if (fields > 0) return { kind: 'changed', fields };
      return link.state === 'conflict'
        ? { kind: 'held', because: 'conflict' }
        : { kind: 'unchanged' };
    }
  }
}
