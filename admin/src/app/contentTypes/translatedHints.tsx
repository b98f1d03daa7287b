import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { hintId } from './hintId';
import { ownTypeOf } from './ownTypes';

export interface FormField {
  name?: string;
  type?: string;
  hint?: ReactNode;
}

/** The form of the Content Manager, which plugins may change before rendering. */
export interface FormView {
  layout: { layout: FormField[][][]; options?: object };
  query?: unknown;
}

/** Strapi translates the labels of fields, but not what stands below them. */
export function withTranslatedHints({ layout, ...rest }: FormView): FormView {
  if (ownTypeOf(layout) === undefined) return { layout, ...rest };
  const panels = layout.layout.map((rows) => rows.map((fields) => fields.map(withTranslatedHint)));
  return { ...rest, layout: { ...layout, layout: panels } };
}

const withTranslatedHint = <Field extends FormField>(field: Field): Field =>
  typeof field.hint === 'string' && field.hint !== ''
    ? { ...field, hint: <Hint sentence={field.hint} /> }
    : field;

/** A sentence that people changed in the view has no translation, and is shown as it is. */
function Hint({ sentence }: { sentence: string }) {
  const { messages } = useIntl();
  const translated = messages[hintId(sentence)];
  return <>{typeof translated === 'string' ? translated : sentence}</>;
}
