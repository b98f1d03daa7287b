import type { Author } from '../../kernel/http/request-author';
import { afterEvent } from '../model/link-states';
import type { DecideInDoubt } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import { StateConflictError } from '../../kernel/errors';
import { withNumber } from '../push/link-number';
import type { OpenMatchReview } from '../model/open-match-review';
import { beginAdoption, decisionHistory, NOT_ADOPTED, refuseAdoption } from '../push/adoption';
import { lockLink } from '../push/push';
import { ownedByOther, reviewOfOwner } from '../push/surprise';
import type { LinkRecord } from '../records';
import type { ContactTransaction, QueuedPull } from '../store';

/** Another contact has the number: it is not adopted, a match review asks whether both are one. */
export class NumberOfAnotherError extends StateConflictError {
  constructor(
    readonly why: Reason,
    readonly named: { linkId: number; contactNumber: string; reviews: OpenMatchReview[] },
  ) {
    super(why);
  }
}

/**
 * Notes that a person found the create under another contact's number. The two can then be merged,
 * which is forbidden as long as S-360 may have created one more contact.
 */
export async function noteNumberOfAnother(
  { named, why }: NumberOfAnotherError,
  transaction: ContactTransaction,
  at: Date,
): Promise<void> {
  const { contactNumber, linkId, reviews } = named;
  const link = (await lockLink(linkId, transaction))?.link;
  if (link?.state === 'inDoubt' && link.inDoubt) {
    const shown = { code: NOT_ADOPTED, reason: why, at: at.toISOString() };
    const read = { contactNumber, shown, at };
    await transaction.updateLinks([refuseAdoption(link, link.inDoubt, read, shown)]);
  }
  await transaction.openMatchReviews(reviews);
}

/** The pull of a number for an operator who waits for S-360's answer. */
export function pullFor(
  { institution }: Pick<LinkRecord, 'institution'>,
  contactNumber: string,
): QueuedPull {
  return { institution, contactNumber, lane: 'edit', reason: 'requested' };
}

/** Carries out a person's decision about a create whose answer was lost. */
export async function decideDoubt(
  link: LinkRecord | null,
  decision: DecideInDoubt.Request,
  { at, author }: { at: Date; author: Author },
  transaction: ContactTransaction,
): Promise<void> {
  if (link?.state !== 'inDoubt') throw new StateConflictError(reason('notInDoubt'));
  if (decision.decision === 'createAgain') {
    await transaction.updateLinks([afterEvent(link, { kind: 'createAgain', at })]);
    await transaction.addHistory(decisionHistory(link, null, author, at));
    return;
  }
  const { contactNumber } = decision;
  await expectNoOwner(link, contactNumber, at, transaction);
  await adopt(link, contactNumber, { author, at }, transaction);
  await transaction.queuePulls([pullFor(link, contactNumber)]);
}

async function expectNoOwner(
  link: LinkRecord,
  contactNumber: string,
  at: Date,
  transaction: ContactTransaction,
): Promise<void> {
  const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
  if (!owner || owner.id === link.id) return;
  throw new NumberOfAnotherError(ownedByOther('numberTaken', owner, contactNumber), {
    linkId: link.id,
    contactNumber,
    reviews: reviewOfOwner(owner, link, contactNumber, at),
  });
}

/**
 * Adopts a number: at once if S-360 named it in its answer, otherwise after a pull has shown it.
 */
async function adopt(
  link: LinkRecord,
  contactNumber: string,
  { author, at }: { author: Author; at: Date },
  transaction: ContactTransaction,
): Promise<void> {
  const { inDoubt } = link;
  const isNamed = [link.contactNumber, inDoubt?.answeredNumber].includes(contactNumber);
  if (inDoubt === null || isNamed) {
    await transaction.updateLinks([withNumber(link, contactNumber)]);
    await transaction.addHistory(decisionHistory(link, contactNumber, author, at));
  } else if (link.contactNumber === null) {
    await transaction.updateLinks([beginAdoption(link, inDoubt, contactNumber, author)]);
  } else {
    const { contactNumber: number, institution } = link;
    throw new StateConflictError(reason('hasNumber', { number, institution }));
  }
}
