import {
  bodyFindings,
  callFinding,
  failedResult,
  failedCallResult,
  finding,
  untestedResult,
} from '../findings';
import { difference, fieldsOfContact, isNone, ownOnly } from '../compare-contacts';
import { fieldToChange, oneField, valuesAtStake } from '../contact-writes';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import { mayHaveBeenExecuted, type ContactDataResult, type S360Error } from '../../s360';
import { contactQuestion, saveQuestion } from './questions';
import { restoreContact } from './restore-contact';
import type { SaveObservation, SaveTrial } from './save-trial';
import { savedResult } from './saved-result';

/** Saves the test contact with one field changed, compares the whole contact, and restores it. */
export async function trySavePerson(context: StepContext): Promise<StepResult> {
  const { contact } = context.found;
  if (contact === undefined) return untestedResult(finding('stepNeeded', { step: 'readContact' }));
  return contact.type === 'STRUCTURE'
    ? untestedResult(finding('contactIsCompany', { number: contact.contactNumber }))
    : saveAndRestore(context, contact);
}

/** Does the same with a company, which has its own method. */
export async function trySaveCompany(context: StepContext): Promise<StepResult> {
  const { companyNumber } = context.request;
  if (companyNumber === null) return untestedResult(finding('companyNotNamed'));
  const read = await context.conversation.ask(contactQuestion(companyNumber));
  if (read.kind === 'failed')
    return failedCallResult(read.error, context.conversation.institution());
  return read.data.type === 'STRUCTURE'
    ? saveAndRestore(context, read.data)
    : untestedResult(finding('companyIsPerson', { number: companyNumber }));
}

async function saveAndRestore(
  context: StepContext,
  contact: ContactDataResult,
): Promise<StepResult> {
  const before = fieldsOfContact(contact);
  const field = fieldToChange(contact);
  const noted = await context.remainders.note({
    kind: 'values',
    contactNumber: contact.contactNumber,
    values: valuesAtStake(before, field),
  });
  const trial = { context, contact, before, field, noted };
  const seen = await saveInEitherForm(trial);
  if ('result' in seen) {
    if (seen.isUnchanged) await noted.forget();
    return seen.result;
  }
  const restored = await restoreContact(trial, seen);
  return savedResult(trial, seen, restored);
}

/** A save without anything to compare. */
interface NotSeen {
  readonly result: StepResult;
  readonly wasRefused: boolean;
  readonly isUnchanged: boolean;
}

/** Tries the other form when the configured one is refused or has no effect. */
async function saveInEitherForm(trial: SaveTrial): Promise<SaveObservation | NotSeen> {
  const first = await saveAndRead(trial, null);
  const isInVain = 'result' in first ? first.wasRefused : !first.isDone && isNone(first.own);
  if (!isInVain) return first;
  const other = otherForm(trial);
  const second = await saveAndRead(trial, other);
  if ('result' in second) return second.isUnchanged ? first : second;
  if (!second.isDone && isNone(second.own)) return first;
  trial.context.conversation.adopt(other);
  return second;
}

const methodOf = ({ contact }: SaveTrial): 'saveIndividual' | 'saveStructure' =>
  contact.type === 'STRUCTURE' ? 'saveStructure' : 'saveIndividual';

function otherForm(trial: SaveTrial): SettingChange {
  const method = methodOf(trial);
  const { form } = trial.context.conversation.institution().client.assumptions[method];
  return { assumptions: { [method]: { form: form === 'nested' ? 'flat' : 'nested' } } };
}

/** The change as the plugin would send it. */
function writeFor({ contact, context, field }: SaveTrial) {
  const change = oneField(contact, field, field.changed);
  const { writes } = context.conversation.institution().client.assumptions;
  return writes === 'partial' ? change : context.ports.write.wholeContact(contact, change);
}

/**
 * Saves the contact and reads the result. Once a save may have been made, the read is mandatory,
 * even after a cancellation.
 */
async function saveAndRead(
  trial: SaveTrial,
  otherForm: SettingChange | null,
): Promise<SaveObservation | NotSeen> {
  const { before, contact, context, field } = trial;
  const { conversation } = context;
  const options = otherForm === null ? {} : { with: otherForm };
  const saved = await conversation.ask(saveQuestion(writeFor(trial)), options);
  if (saved.kind === 'failed' && !mayHaveBeenExecuted(saved.error)) {
    const wasRefused = saved.error.kind === 'business';
    return { result: refusedResult(trial, saved.error), wasRefused, isUnchanged: true };
  }
  const read = await conversation.ask(contactQuestion(contact.contactNumber), { restores: true });
  if (read.kind === 'failed') {
    const result = failedResult([
      finding('restoreFailed', { number: contact.contactNumber, fields: [field.path] }),
      callFinding(read.error),
    ]);
    return { result, wasRefused: false, isUnchanged: false };
  }
  const now = fieldsOfContact(read.data);
  const isDone = now.get(field.path) !== before.get(field.path);
  const own = ownOnly(difference(before, now));
  return { saved, otherForm, now, own, isDone };
}

function refusedResult(trial: SaveTrial, error: S360Error): StepResult {
  const isUnknown = error.kind === 'http' && error.status === 404;
  const method = methodOf(trial);
  return failedResult(bodyFindings(error, method), {
    refuted: [isUnknown ? 'saveMethods' : method],
  });
}
