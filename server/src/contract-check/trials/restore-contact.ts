import {
  difference,
  fieldsOfContact,
  isNone,
  ownOnly,
  valuesBefore,
  type ContactDifference,
} from '../compare-contacts';
import { oneField, wholeContact, type ContactWrite } from '../contact-writes';
import type { SaveObservation, SaveTrial } from './save-trial';
import { contactQuestion, saveQuestion } from './questions';

/** The state of a contact after the check restored it. */
export type RestoreOutcome =
  /** Except for `derived` fields, which S-360 makes, and possibly the ids of its addresses. */
  | {
      readonly kind: 'asBefore';
      readonly derived: readonly string[];
      readonly hasNewAddresses: boolean;
    }
  | { readonly kind: 'differs'; readonly fields: readonly string[] }
  /** The contact could not be read. */
  | { readonly kind: 'unknown' };

/** What still differs; with `hasNewAddresses`, addresses have the same content but new ids. */
interface RemainingDifference {
  readonly all: ContactDifference;
  readonly hasNewAddresses: boolean;
}

/** Restores a contact: by the single field where nothing else changed, otherwise as a whole. */
export async function restoreContact(
  trial: SaveTrial,
  seen: SaveObservation,
): Promise<RestoreOutcome> {
  const { before, noted } = trial;
  const asSaved = difference(before, seen.now);
  if (isNone(ownOnly(asSaved))) return endAsBefore(trial, { all: asSaved, hasNewAddresses: false });
  for (const write of restoringWrites(trial, seen)) {
    const left = await writeAndRead(trial, write);
    if (left !== null && isNone(ownOnly(left.all))) return endAsBefore(trial, left);
  }
  const left = await remainingDifference(trial);
  if (left === null) return { kind: 'unknown' };
  await noted.change(remainderOf(trial, ownOnly(left.all)));
  const { lost, other } = ownOnly(left.all);
  return { kind: 'differs', fields: [...lost, ...other] };
}

function restoringWrites({ contact, field }: SaveTrial, { own }: SaveObservation): ContactWrite[] {
  const isFieldAlone = [...own.lost, ...own.other].every((path) => path === field.path);
  return [
    ...(isFieldAlone ? [oneField(contact, field, field.before)] : []),
    wholeContact(contact, 'withIds'),
    wholeContact(contact, 'withoutIds'),
  ];
}

async function endAsBefore(
  { noted }: SaveTrial,
  { all, hasNewAddresses }: RemainingDifference,
): Promise<RestoreOutcome> {
  await noted.forget();
  return { kind: 'asBefore', derived: [...all.lost, ...all.other], hasNewAddresses };
}

/**
 * What still differs after one attempt; `null` when it was refused, or the contact is unreadable.
 */
async function writeAndRead(
  trial: SaveTrial,
  write: ContactWrite,
): Promise<RemainingDifference | null> {
  const { conversation } = trial.context;
  const saved = await conversation.ask(saveQuestion(write), { restores: true });
  return saved.kind === 'failed' ? null : remainingDifference(trial);
}

async function remainingDifference({
  before,
  contact,
  context,
}: SaveTrial): Promise<RemainingDifference | null> {
  const { conversation } = context;
  const read = await conversation.ask(contactQuestion(contact.contactNumber), { restores: true });
  if (read.kind === 'failed') return null;
  const all = difference(before, fieldsOfContact(read.data));
  if (isNone(ownOnly(all))) return { all, hasNewAddresses: false };
  // A rewritten address is the same with another id.
  const byContent = difference(
    fieldsOfContact(contact, 'content'),
    fieldsOfContact(read.data, 'content'),
  );
  return isNone(ownOnly(byContent))
    ? { all: byContent, hasNewAddresses: true }
    : { all, hasNewAddresses: false };
}

const remainderOf = ({ before, contact }: SaveTrial, left: ContactDifference) => ({
  kind: 'values' as const,
  contactNumber: contact.contactNumber,
  values: valuesBefore(before, left),
});
