import type { CheckFinding } from '../../../contracts/institutions/check-findings';
import {
  bodyFindings,
  failedResult,
  failedCallResult,
  finding,
  heldResult,
  note,
} from '../findings';
import type { CallOutcome } from '../conversation';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { RemainderEntry, StepContext } from '../step-context';
import { mustNotBeRepeated, type SavedContact, type SaveIndividualRequest } from '../../../s360';
import { contactQuestion, saveQuestion, searchQuestion } from './questions';

/** Colleagues meet it in lists, and know it by the name of the button that created it. */
const FIRST_NAME = 'Test';
const LAST_NAME = 'S-360 check';
const NAME = `${FIRST_NAME} ${LAST_NAME}`;

/** The search may use an index that lags a little behind. */
const SEARCH_AGAIN_MS = 5_000;

/**
 * Creates a new contact, and tests that it is found by the number in the answer. It stays in S-360.
 */
export async function tryCreateContact(context: StepContext): Promise<StepResult> {
  const { conversation, remainders } = context;
  const noted = await remainders.note({ kind: 'contact', contactNumber: null, name: NAME });
  const { change, saved } = await createInEitherForm(context);
  if (saved.kind === 'failed') {
    const isLost = mustNotBeRepeated(saved.error);
    if (!isLost) await noted.forget();
    const isUnknown = saved.error.kind === 'http' && saved.error.status === 404;
    if (isLost) return failedCallResult(saved.error, conversation.institution());
    return failedResult(bodyFindings(saved.error, 'saveIndividual'), {
      refuted: [isUnknown ? 'saveMethods' : 'saveIndividual'],
    });
  }
  if (change !== null) conversation.adopt(change);
  const { contactNumber } = saved.data;
  if (contactNumber === null) {
    return failedResult(finding('createdWithoutNumber', { name: NAME }), {
      refuted: ['saveIndividual'],
    });
  }
  return lookUp(context, contactNumber, change, noted);
}

/** The address also tests the name of the list of addresses, which is an assumption. */
const ADDRESS = { main: true, street1: 'Test 1', zipCode: '1000', town: 'Lausanne' };

const newContact: SaveIndividualRequest = {
  individualContactData: { individualFirstname: FIRST_NAME, individualLastname: LAST_NAME },
  addresses: [{ ...ADDRESS, countryCode: 'CH' }],
};

/** A refusal creates nothing, so the other form can be tried. */
async function createInEitherForm({ conversation }: StepContext): Promise<{
  saved: CallOutcome<SavedContact>;
  change: SettingChange | null;
}> {
  const question = saveQuestion({ type: 'individual', body: newContact });
  const saved = await conversation.ask(question);
  if (saved.kind === 'answered' || saved.error.kind !== 'business' || saved.error.namesOrder) {
    return { saved, change: null };
  }
  const { form } = conversation.institution().client.assumptions.saveIndividual;
  const change: SettingChange = {
    assumptions: { saveIndividual: { form: form === 'nested' ? 'flat' : 'nested' } },
  };
  const second = await conversation.ask(question, { with: change });
  return second.kind === 'answered' ? { saved: second, change } : { saved, change: null };
}

async function lookUp(
  { conversation }: StepContext,
  contactNumber: string,
  change: SettingChange | null,
  noted: RemainderEntry,
): Promise<StepResult> {
  await noted.change({ kind: 'contact', contactNumber, name: NAME });
  const read = await conversation.ask(contactQuestion(contactNumber));
  const notes = [note('createdStays', { number: contactNumber, name: NAME })];
  if (read.kind === 'failed')
    return failedCallResult(read.error, conversation.institution(), { notes });
  const { individualFirstname, individualLastname } = read.data.individualContact ?? {};
  const hasAddress = (read.data.addresses ?? []).some(({ town }) => town === ADDRESS.town);
  const isSame =
    individualFirstname === FIRST_NAME && individualLastname === LAST_NAME && hasAddress;
  const isFound = await isFoundBy(contactNumber, conversation);
  const findings: CheckFinding[] = [
    ...(change
      ? [finding('saveFormOther', { form: change.assumptions?.saveIndividual?.form ?? '' })]
      : []),
    ...(isSame ? [] : [finding('createdDiffers', { number: contactNumber })]),
    ...(isFound ? [] : [finding('createdNotFound', { number: contactNumber })]),
  ];
  if (findings.length === 0) {
    return heldResult({ notes, held: ['saveMethods', 'saveIndividual', 'searchContact'] });
  }
  return failedResult(findings, {
    notes,
    cures: change ? [change] : [],
    refuted: change || !isSame ? ['saveIndividual'] : ['searchContact'],
  });
}

async function isFoundBy(
  contactNumber: string,
  conversation: StepContext['conversation'],
): Promise<boolean> {
  const isFound = async () => {
    const hits = await conversation.ask(searchQuestion(contactNumber));
    return hits.kind === 'answered' && hits.data.some((hit) => hit.contactNumber === contactNumber);
  };
  if (await isFound()) return true;
  await conversation.pause(SEARCH_AGAIN_MS);
  return isFound();
}
