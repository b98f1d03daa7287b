import type { CheckFinding } from '../../contracts/institutions/check-findings';
import type { CheckNote } from '../../contracts/institutions/contract-check';
import { DEFAULT_SETTINGS, type AssumptionName } from '../../s360';
import { attention, failedResult, finding, heldResult, note } from '../findings';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { RestoreOutcome } from './restore-contact';
import type { SaveObservation, SaveTrial } from './save-trial';

type Method = 'saveIndividual' | 'saveStructure';

/** The result of a save, once the contact was restored or could not be. */
export function savedResult(
  trial: SaveTrial,
  seen: SaveObservation,
  restored: RestoreOutcome,
): StepResult {
  const { contact, field } = trial;
  const method: Method = contact.type === 'STRUCTURE' ? 'saveStructure' : 'saveIndividual';
  const lost = seen.own.lost.filter((path) => path !== field.path);
  const other = seen.own.other.filter((path) => path !== field.path);
  const loss = lossOf(trial, lost, restored);
  const findings: CheckFinding[] = [
    ...formFinding(seen, method),
    ...numberFinding(trial, seen),
    ...(seen.isDone ? [] : [finding('saveNotDone', { fields: [field.path] })]),
    ...loss.findings,
    ...(other.length > 0 ? [finding('saveChangesOthers', { fields: other })] : []),
    ...restoreFinding(trial, restored),
  ];
  const isSafe = seen.isDone && other.length === 0 && (lost.length === 0 || loss.cures.length > 0);
  const accepting = isSafe ? acceptedCompany(trial) : [];
  const cures = [...(seen.otherForm ? [seen.otherForm] : []), ...loss.cures, ...accepting];
  const notes = [
    ...alteredNote(trial, seen),
    ...restoredNotes(trial, restored),
    ...accepting.map(() => note('companiesAccepted', { number: contact.contactNumber })),
  ];
  const isKept = seen.isDone && lost.length + other.length === 0;
  const names: AssumptionName[] = [
    ...(seen.isDone ? (['saveMethods'] as const) : []),
    ...(seen.isDone && seen.otherForm === null ? [method] : []),
    ...(isKept ? (['writes'] as const) : []),
  ];
  if (findings.length === 0) return heldResult({ notes, held: names, cures });
  return failedResult(findings, {
    notes,
    cures,
    held: names,
    refuted: [
      // A reported save without effect may have gone to the wrong method, or in the wrong body.
      ...(seen.isDone ? [] : (['saveMethods'] as const)),
      ...(seen.otherForm || !seen.isDone ? [method] : []),
      ...(lost.length > 0 ? (['writes'] as const) : []),
    ],
    isUsable: seen.isDone,
  });
}

const formFinding = (seen: SaveObservation, method: Method) => {
  const form = seen.otherForm?.assumptions?.[method]?.form;
  return form ? [finding('saveFormOther', { form })] : [];
};

/** The setting that has companies sent, where S-360 took one and it is missing. */
function acceptedCompany({ contact, context }: SaveTrial): SettingChange[] {
  const { client, savesCompanies } = context.conversation.institution();
  if (contact.type !== 'STRUCTURE' || savesCompanies) return [];
  const { saveIndividual: individual, saveStructure: structure } = client.methodNames;
  const isOwn = individual !== DEFAULT_SETTINGS.methodNames.saveIndividual;
  return [{ saveMethods: { ...(isOwn && { individual }), structure } }];
}

/** An answer with another number means that S-360 created a second contact. */
function numberFinding({ contact }: SaveTrial, { saved }: SaveObservation): CheckFinding[] {
  const number = saved.kind === 'answered' ? saved.data.contactNumber : null;
  if (number === null || number === contact.contactNumber) return [];
  return [finding('savedAsNew', { number })];
}

/** Fields that are empty now. If sending the whole contact brought them back, that is the cure. */
function lossOf(
  { context }: SaveTrial,
  lost: readonly string[],
  restored: RestoreOutcome,
): { findings: CheckFinding[]; cures: SettingChange[] } {
  if (lost.length === 0) return { findings: [], cures: [] };
  const { writes } = context.conversation.institution().client.assumptions;
  const isCured = writes === 'partial' && restored.kind === 'asBefore';
  return {
    findings: [finding('saveLoses', { fields: [...lost] })],
    cures: isCured ? [{ assumptions: { writes: 'full' } }] : [],
  };
}

function restoreFinding({ contact, field }: SaveTrial, restored: RestoreOutcome): CheckFinding[] {
  const number = contact.contactNumber;
  switch (restored.kind) {
    case 'asBefore':
      return [];
    case 'unknown':
      return [finding('restoreFailed', { number, fields: [field.path] })];
    case 'differs':
      return [finding('restoreFailed', { number, fields: [...restored.fields] })];
  }
}

function restoredNotes({ contact }: SaveTrial, restored: RestoreOutcome): CheckNote[] {
  const number = contact.contactNumber;
  if (restored.kind !== 'asBefore') return [];
  const { derived, hasNewAddresses } = restored;
  return [
    derived.length === 0
      ? note('restored', { number })
      : note('saveDerived', { number, fields: [...derived] }),
    ...(hasNewAddresses ? [attention('addressesRenewed', { number })] : []),
  ];
}

function alteredNote({ field }: SaveTrial, { isDone, now }: SaveObservation): CheckNote[] {
  return isDone && now.get(field.path) !== field.changed
    ? [attention('saveAltered', { fields: [field.path] })]
    : [];
}
