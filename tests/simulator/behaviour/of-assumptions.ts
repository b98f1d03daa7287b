import { ASSUMPTIONS } from '../../../server/src/s360/interface';
import { type Choice, name, oneOf, otherThan, parts } from './option';

/** The plugin’s setting for an assumption that has a few values. */
interface Setting<Value extends string> {
  readonly default: Value;
  readonly values: Readonly<Record<Value, string>>;
}

/** The values that the plugin’s own setting knows, its default first. */
export const asConfigured = <Value extends string>(setting: Setting<Value>): Choice<Value> => {
  const isValue = (given: string): given is Value => Object.hasOwn(setting.values, given);
  const others = Object.keys(setting.values).filter(isValue);
  return oneOf(setting.default, ...others.filter((value) => value !== setting.default));
};

const nameOf = (setting: { readonly default: string }) => otherThan(setting.default, name);

/**
 * The body of a save: the names of its top-level parts. A `flat` body has the contact’s elements
 * next to them.
 */
export const bodyOfSave = (assumption: 'saveIndividual' | 'saveStructure') => {
  const { addresses, authorizations, contact, form } = ASSUMPTIONS[assumption].setting.of;
  return parts({
    form: asConfigured(form),
    contact: nameOf(contact),
    addresses: nameOf(addresses),
    authorizations: nameOf(authorizations),
  });
};

const { contacts, criteria, form, max, start } = ASSUMPTIONS.searchContact.setting.of;

/** The body and answer of searchContact; `flat` has the criteria at the top level. */
export const bodyOfSearch = parts({
  form: asConfigured(form),
  criteria: nameOf(criteria),
  contacts: nameOf(contacts),
  start: nameOf(start),
  max: nameOf(max),
});
