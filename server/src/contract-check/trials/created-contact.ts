/** What the contact that a check created shows of S-360: how it keeps lines, and what empties one. */

import type { ContactAddressData, ContactDataResult, S360Error } from '../../s360';
import { callFinding, finding } from '../findings';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import { LINES } from '../written-texts';
import { lookWith, type Look } from './look';
import { contactQuestion, saveQuestion } from './questions';

type Line = keyof typeof LINES;

export const mainAddressOf = ({ addresses }: ContactDataResult): ContactAddressData | undefined =>
  addresses?.find(({ main }) => main) ?? addresses?.[0];

const hasLine = (contact: ContactDataResult, line: Line): boolean =>
  (mainAddressOf(contact)?.[line] ?? '').trim() !== '';

/**
 * Saves lines of the address, whose flags are sent as S-360 shows them, and reads the contact. Sends
 * what the plugin would send with these settings.
 */
async function saveLines(
  { conversation, ports }: StepContext,
  contact: ContactDataResult,
  lines: Readonly<Record<string, string | null>>,
  change: SettingChange,
): Promise<{ contact: ContactDataResult } | { error: S360Error }> {
  const { contactNumber } = contact;
  const { billingAddress, contactAddressId, main, shippingAddress } = mainAddressOf(contact) ?? {};
  const address = { contactAddressId, main, billingAddress, shippingAddress, ...lines };
  const edit = {
    type: 'individual' as const,
    body: { individualContactData: { contactNumber }, addresses: [address] },
  };
  const { writes } = conversation.institution().client.assumptions;
  const write = writes === 'partial' ? edit : ports.write.wholeContact(contact, edit);
  const saved = await conversation.ask(saveQuestion(write), { with: change });
  if (saved.kind === 'failed') return { error: saved.error };
  const read = await conversation.ask(contactQuestion(contactNumber), { with: change });
  return read.kind === 'failed' ? { error: read.error } : { contact: read.data };
}

/** Lines that S-360 did not keep are saved once more, under their other name. */
export async function lookAtLines(
  context: StepContext,
  created: ContactDataResult,
): Promise<Look & { contact: ContactDataResult }> {
  const { conversation } = context;
  if (mainAddressOf(created) === undefined) return { ...lookWith({}), contact: created };
  if (hasLine(created, 'street1')) {
    return { ...lookWith({ held: ['addressLines'] }), contact: created };
  }
  const { addressLines } = conversation.institution().client.assumptions;
  const value = addressLines === 'street' ? 'line' : 'street';
  const change: SettingChange = { assumptions: { addressLines: value } };
  const saved = await saveLines(context, created, LINES, change);
  if ('error' in saved || !hasLine(saved.contact, 'street1')) {
    const { contactNumber: number } = created;
    const differs = finding('createdDiffers', { number });
    return { ...lookWith({ findings: [differs], refuted: ['addressLines'] }), contact: created };
  }
  conversation.adopt(change);
  const found = lookWith({
    findings: [finding('linesOther', { value })],
    cures: [change],
    refuted: ['addressLines'],
  });
  return { ...found, contact: saved.contact };
}

/** Empties a line as the institution is configured, else in the other way. */
export async function lookAtEmptying(
  context: StepContext,
  contact: ContactDataResult,
): Promise<Look> {
  const { emptying } = context.conversation.institution().client.assumptions;
  if (emptying === 'never' || !hasLine(contact, 'street2')) return lookWith({});
  for (const value of [emptying, emptying === 'nulls' ? 'emptyText' : 'nulls'] as const) {
    const change: SettingChange = { assumptions: { emptying: value } };
    const saved = await saveLines(context, contact, { street2: null }, change);
    if ('error' in saved) {
      if (saved.error.kind === 'business') continue;
      return lookWith({ findings: [callFinding(saved.error)] });
    }
    if (hasLine(saved.contact, 'street2')) continue;
    return value === emptying ? lookWith({ held: ['emptying'] }) : otherEmptying(value);
  }
  return otherEmptying('never');
}

const otherEmptying = (value: 'nulls' | 'emptyText' | 'never'): Look =>
  lookWith({
    findings: [finding('emptyingOther', { value })],
    cures: [{ assumptions: { emptying: value } }],
    refuted: ['emptying'],
  });
