import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import { ownTypeOf } from '../contentTypes/ownTypes';
import type { FormField, FormView } from '../contentTypes/translatedHints';

/** The kind of input that Strapi's form shows for the type of a contact. */
export const CONTACT_TYPE_INPUT = `${PLUGIN_ID}.contactType`;

const withOwnInput = <Field extends FormField>(field: Field): Field =>
  field.name === 'type' ? { ...field, type: CONTACT_TYPE_INPUT } : field;

/** Lets the form of a contact show its type in words. */
export function withContactType({ layout, ...rest }: FormView): FormView {
  if (ownTypeOf(layout) !== 'contact') return { layout, ...rest };
  const panels = layout.layout.map((rows) => rows.map((fields) => fields.map(withOwnInput)));
  return { ...rest, layout: { ...layout, layout: panels } };
}
