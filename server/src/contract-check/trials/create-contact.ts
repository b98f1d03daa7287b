import { isKept } from '../compare-contacts';
import { bodyFindings, failedResult, failedCallResult, finding, note } from '../findings';
import type { CallOutcome } from '../conversation';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { RemainderEntry, StepContext } from '../step-context';
import { LINES, NEW_CONTACT } from '../written-texts';
import {
  mustNotBeRepeated,
  type ContactDataResult,
  type SavedContact,
  type SaveIndividualRequest,
} from '../../s360';
import { lookAtEmptying, lookAtLines, mainAddressOf } from './created-contact';
import { lookWith, resultOf, type Look } from './look';
import { contactQuestion, saveQuestion, searchQuestion } from './questions';

const { firstName: FIRST_NAME, lastName: LAST_NAME, zipCode, town } = NEW_CONTACT;
const NAME = `${FIRST_NAME} ${LAST_NAME}`;

/** The search may use an index that lags a little behind. */
const SEARCH_AGAIN_MS = 5_000;

/**
 * Creates a new contact, tests that it is found by the number in the answer, and empties a line of
 * its address. It stays in S-360.
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
const ADDRESS = { main: true, ...LINES, zipCode, town };

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
  context: StepContext,
  contactNumber: string,
  change: SettingChange | null,
  noted: RemainderEntry,
): Promise<StepResult> {
  const { conversation } = context;
  await noted.change({ kind: 'contact', contactNumber, name: NAME });
  const read = await conversation.ask(contactQuestion(contactNumber));
  const notes = [note('createdStays', { number: contactNumber, name: NAME })];
  if (read.kind === 'failed')
    return failedCallResult(read.error, conversation.institution(), { notes });
  const lines = await lookAtLines(context, read.data);
  return resultOf([
    lookWith({ notes }),
    lookAtForm(change),
    lookAtName(read.data),
    lines,
    await lookAtEmptying(context, lines.contact),
    (await isFoundBy(contactNumber, conversation))
      ? lookWith({ held: ['searchContact'] })
      : lookWith({
          findings: [finding('createdNotFound', { number: contactNumber })],
          refuted: ['searchContact'],
        }),
  ]);
}

function lookAtForm(change: SettingChange | null): Look {
  if (change === null) return lookWith({ held: ['saveMethods', 'saveIndividual'] });
  const form = change.assumptions?.saveIndividual?.form ?? '';
  return lookWith({
    findings: [finding('saveFormOther', { form })],
    cures: [change],
    held: ['saveMethods'],
    refuted: ['saveIndividual'],
  });
}

/** S-360 may keep names and towns in capitals, or cut. */
function lookAtName(contact: ContactDataResult): Look {
  const { individualFirstname, individualLastname } = contact.individualContact ?? {};
  const isSame =
    isKept(FIRST_NAME, individualFirstname ?? undefined) &&
    isKept(LAST_NAME, individualLastname ?? undefined) &&
    isKept(ADDRESS.town, mainAddressOf(contact)?.town ?? undefined);
  if (isSame) return lookWith({});
  return lookWith({
    findings: [finding('createdDiffers', { number: contact.contactNumber })],
    refuted: ['saveIndividual'],
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
