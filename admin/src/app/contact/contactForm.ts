import type { ReactNode } from 'react';
import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import { ownTypeOf } from '../contentTypes/ownTypes';
import type { FormField, FormView } from '../contentTypes/translatedHints';

/** The fields of a contact whose values a person chooses. */
const CHOSEN = ['type', 'title', 'language', 'countryCode'] as const;

type ChosenField = (typeof CHOSEN)[number];

const isChosen = (name: string): name is ChosenField => CHOSEN.some((chosen) => chosen === name);

/** The kind of input that Strapi's form shows for such a field. */
export const inputKind = (field: ChosenField): string => `${PLUGIN_ID}.contact.${field}`;

/** Inputs in which a person types. */
const TYPED = new Set(['string', 'text']);

/** What stands below a field: its hint, and what is pointed out about its value. */
type HintOf = (field: string, hint: ReactNode) => ReactNode;

function withOwnInput<Field extends FormField>(field: Field, hintOf: HintOf): Field {
  const { hint, name = '', type = '' } = field;
  if (isChosen(name)) {
    // A title may be none of an institution's list, which the person does not see.
    const below = name === 'title' ? hintOf(name, hint) : hint;
    return { ...field, type: inputKind(name), hint: below };
  }
  return TYPED.has(type) ? { ...field, hint: hintOf(name, hint) } : field;
}

/**
 * Lets the form of a contact offer what there is to choose from, and point out what S-360 may not
 * keep of what is typed.
 */
export function withContactInputs({ layout, ...rest }: FormView, hintOf: HintOf): FormView {
  if (ownTypeOf(layout) !== 'contact') return { layout, ...rest };
  const panels = layout.layout.map((rows) =>
    rows.map((fields) => fields.map((field) => withOwnInput(field, hintOf))),
  );
  return { ...rest, layout: { ...layout, layout: panels } };
}
