import type { MessageKey, NamesUnder } from '../../translations/message';

type NamedElement = NamesUnder<'kept.value'>;

const NAMED: Record<NamedElement, true> = {
  individualGender: true,
  addressSalutation: true,
  letterSalutation: true,
  prospect: true,
  handicapType: true,
  verifiedEmail: true,
  email1VerificationStatus: true,
  requiredAccountVerificationEmail: true,
  cellPhoneNumberVerified: true,
  confidentialityLevelEnum: true,
  active: true,
  blocked: true,
  guest: true,
  login: true,
  role: true,
  state: true,
  endValidityDate: true,
  contactOrigin: true,
  contactCriteria: true,
  indicators: true,
  advantages: true,
  contactQualities: true,
  function: true,
  community: true,
  structureTypeId: true,
  countryCode: true,
  zipCode: true,
  hasAdvantages: true,
  hasWarning: true,
  addresses_name: true,
  addresses_main: true,
  addresses_billingAddress: true,
  addresses_shippingAddress: true,
};

const isNamed = (name: string): name is NamedElement => Object.hasOwn(NAMED, name);

/** The key of the text that names an element of S-360, or `null` if it keeps its own name. */
export function keptValueLabel(name: string): MessageKey | null {
  return isNamed(name) ? `kept.value.${name}` : null;
}

/** Whether a value is a day, which S-360 writes as midnight in UTC. */
export const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T00:00:00(?:\.0+)?(?:Z|[+-]00:?00)$/.test(value);
