import {
  attention,
  failedResult,
  failedCallResult,
  finding,
  heldResult,
  note,
  untestedResult,
} from '../findings';
import { flagSetting, seenFlags } from '../flags';
import type { StepResult } from '../steps';
import type { StepContext } from '../step-context';
import type { ContactDataResult } from '../../s360';
import { askWithAlternatives } from './other-words';
import { contactQuestion } from './questions';

/** Reads the contact that a person named, and tests that the plugin understands it. */
export async function tryReadContact(context: StepContext): Promise<StepResult> {
  const { conversation, found, ports, request } = context;
  const { contactNumber } = request;
  if (contactNumber === null) return untestedResult(finding('contactNotNamed'));
  const { asked, cures, findings, refuted } = await askWithAlternatives(
    conversation,
    contactQuestion(contactNumber),
    'contactServiceVersion',
  );
  if (asked.kind === 'failed') return failedCallResult(asked.error, conversation.institution());
  const contact = asked.data;
  if (contact.contactNumber !== contactNumber) {
    const values = { asked: contactNumber, answered: contact.contactNumber };
    return failedResult(finding('contactOther', values));
  }
  const institution = conversation.institution();
  const read = ports.read.contact(institution, contact);
  if (read.kind === 'unusable') {
    return failedResult(finding('contactUnusable', { reason: read.reasons }));
  }
  found.contact = contact;
  const flags = seenFlags(flagsIn(contact), institution.client.assumptions);
  const notes = [
    ...(read.isDated ? [] : [attention('noModifiedDate')]),
    ...(flags.known.length > 0 ? [note('flagsAsText', { words: [...flags.known] })] : []),
  ];
  if (flags.unknown.length > 0) {
    const setting = flagSetting(flags.unknown);
    return failedResult([...findings, finding('flagsUnknown', { words: [...flags.unknown] })], {
      notes,
      cures: [...cures, ...(setting ? [{ assumptions: setting }] : [])],
      refuted: [...refuted, 'flagWords'],
      isUsable: true,
    });
  }
  if (findings.length > 0) return failedResult(findings, { cures, refuted, notes });
  return heldResult({
    notes,
    held: [
      'successWords',
      'serviceVersions',
      'flagWords',
      ...(read.isDated ? (['orderOfArrival'] as const) : []),
    ],
  });
}

/** Values of a contact that should be flags. */
function flagsIn({
  addresses,
  authorizations,
  individualContact,
  structureContact,
}: ContactDataResult): unknown[] {
  return [
    ...(authorizations ?? []).map(({ allowed }) => allowed),
    ...(addresses ?? []).flatMap(({ billingAddress, main, shippingAddress }) => [
      main,
      billingAddress,
      shippingAddress,
    ]),
    individualContact?.active,
    individualContact?.blocked,
    structureContact?.prospect,
  ];
}
