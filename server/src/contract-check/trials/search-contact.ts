import {
  attention,
  bodyFindings,
  failedResult,
  finding,
  heldResult,
  untestedResult,
} from '../findings';
import type { CallOutcome } from '../conversation';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import type { ContactDataResult } from '../../s360';
import { searchQuestion } from './questions';

/** Tests that the search by number finds the contact that a person named, and nobody else. */
export async function trySearchContact({
  conversation,
  request,
}: StepContext): Promise<StepResult> {
  const { contactNumber } = request;
  if (contactNumber === null) return untestedResult(finding('contactNotNamed'));
  const question = searchQuestion(contactNumber);
  const first = await conversation.ask(question);
  if (isFound(first, contactNumber)) return foundBy(first);

  const { form } = conversation.institution().client.assumptions.searchContact;
  const other = form === 'nested' ? 'flat' : 'nested';
  const change: SettingChange = { assumptions: { searchContact: { form: other } } };
  const second = await conversation.ask(question, { with: change });
  if (isFound(second, contactNumber) && isAlone(second)) {
    conversation.adopt(change);
    return failedResult(finding('searchFormOther', { form: other }), {
      cures: [change],
      refuted: ['searchContact'],
    });
  }
  return failedResult(
    first.kind === 'failed'
      ? bodyFindings(first.error, 'searchContact')
      : finding('searchMisses', { hits: first.data.length }),
    { refuted: ['searchContact'] },
  );
}

const isFound = (asked: CallOutcome<ContactDataResult[]>, contactNumber: string): boolean =>
  asked.kind === 'answered' && asked.data.some((hit) => hit.contactNumber === contactNumber);

const isAlone = (asked: CallOutcome<ContactDataResult[]>): boolean =>
  asked.kind === 'answered' && asked.data.length === 1;

/** A criterion that S-360 does not know may find everybody. */
function foundBy(asked: CallOutcome<ContactDataResult[]>): StepResult {
  if (isAlone(asked)) return heldResult({ held: ['searchContact'] });
  const hits = asked.kind === 'answered' ? asked.data.length : 0;
  return heldResult({ notes: [attention('searchFindsOthers', { others: hits - 1 })] });
}
