import { wireValue, type Canonical, type WireValue } from '../model/mapping/canonical';
import type { PathSection } from '../model/mapping/contact-path';
import { fieldsOf, type FieldMapping } from '../model/mapping/mapping';
import { acknowledgeField, type PushTimes } from '../model/merge/acknowledge';
import { consentKey } from '../model/merge/consents';
import { fieldsToSend, isSentTo, type PushInput } from '../model/merge/fields-to-send';
import type { ContactRecord } from '../records';
import type { Observations } from '../model/merge/field-observation';
import type { ContactSettings } from '../settings';
import { addressToWrite } from './address-to-write';
import type { SaveIndividualRequest, SaveStructureRequest } from '../../s360';

type PushPlan =
  | { kind: 'nothing'; observations: Observations }
  | {
      kind: 'create' | 'update';
      values: Record<string, Canonical>;
      observations: Observations;
      request: SaveRequest;
    };

/** The request of the method that saves this type of contact (assumed: see wire types). */
export type SaveRequest =
  | { type: 'individual'; body: SaveIndividualRequest }
  | { type: 'structure'; body: SaveStructureRequest };

/**
 * Plans the push of one link: a create if it has no number yet, else an update of the differences.
 */
export function planPush(input: PushInput): PushPlan {
  const { send, observations } = fieldsToSend(input);
  const isCreate = input.link.contactNumber === null && isSentTo(input.settings, input.contact);
  if (!isCreate && Object.keys(send).length === 0) return { kind: 'nothing', observations };
  const values = isCreate ? send : countryFirst(send, input);
  return {
    kind: isCreate ? 'create' : 'update',
    values,
    observations,
    request: saveRequest(input, values),
  };
}

/**
 * S-360 reads a phone by the country of the address: a changed country is sent first, and the phone
 * after it. Together, the phone might be read by the former country.
 */
function countryFirst(
  send: Record<string, Canonical>,
  { contact, settings }: PushInput,
): Record<string, Canonical> {
  const mappings = fieldsOf(settings.mapping, contact.type);
  const isCountry = ({ kind, paths }: FieldMapping) =>
    kind === 'countryCode' && paths[contact.type]?.section === 'mainAddress';
  const isSent = ({ field }: FieldMapping) => Object.hasOwn(send, field);
  if (!mappings.some((mapping) => isCountry(mapping) && isSent(mapping))) return send;
  const phones = mappings.flatMap(({ field, kind }) => (kind === 'phone' ? [field] : []));
  return Object.fromEntries(Object.entries(send).filter(([field]) => !phones.includes(field)));
}

function saveRequest(
  { link, contact, consents, settings }: PushInput,
  send: Record<string, Canonical>,
): SaveRequest {
  const mappings = fieldsOf(settings.mapping, contact.type).filter(({ field }) =>
    Object.hasOwn(send, field),
  );
  const valuesIn = (section: PathSection) => sectionValues(mappings, contact, section, settings);
  const data = {
    ...(link.contactNumber !== null && { contactNumber: link.contactNumber }),
    ...valuesIn(contact.type === 'individual' ? 'individualContact' : 'structureContact'),
  };
  const address = valuesIn('mainAddress');
  const authorizations = consents
    .filter((consent) => Object.hasOwn(send, consentKey(consent.code)))
    .map((consent) => ({ authorizationCode: consent.code, allowed: consent.allowed }));
  const addresses = Object.keys(address).length > 0 && {
    addresses: [{ ...addressToWrite(link.belongings), ...address }],
  };
  if (contact.type === 'structure')
    return { type: 'structure', body: { structureContactData: data, ...addresses } };
  const answers = authorizations.length > 0 && { authorizations };
  return { type: 'individual', body: { individualContactData: data, ...addresses, ...answers } };
}

function sectionValues(
  mappings: readonly FieldMapping[],
  contact: ContactRecord,
  section: PathSection,
  settings: ContactSettings,
): Record<string, WireValue> {
  const values: Record<string, WireValue> = {};
  for (const mapping of mappings) {
    const path = mapping.paths[contact.type];
    if (path?.section === section) {
      values[path.name] = wireValue(mapping, contact.fields[mapping.field] ?? null, settings);
    }
  }
  return values;
}

/** Notes that S-360 accepted the sent values; their base moves. */
export function acknowledge(
  observations: Observations,
  values: Record<string, Canonical>,
  times: PushTimes,
): { observations: Observations; needsPull: boolean } {
  const acknowledged = { ...observations };
  let needsPull = false;
  for (const [key, value] of Object.entries(values)) {
    const field = acknowledgeField(acknowledged[key], value, times);
    acknowledged[key] = field.observation;
    needsPull ||= field.needsPull;
  }
  return { observations: acknowledged, needsPull };
}
