import { InputRenderer, useField } from '@strapi/strapi/admin';
import { useTextIfAny } from '../../../shared/words/useTextIfAny';
import type { InputProps } from './CodeInput';
import { withKept } from './choices';
import { useGetChoicesQuery } from './enteredValuesApi';

/** A title of the institutions' lists. A role that may not know the lists types it. */
export function TitleInput(props: InputProps) {
  const textIfAny = useTextIfAny();
  const { initialValue } = useField<string | null>(props.name);
  const { data, isError } = useGetChoicesQuery(undefined);
  if (isError) return <InputRenderer {...props} type="string" />;
  const titles = (data?.titles ?? []).map((value) => {
    const word = textIfAny(`contactForm.title.${value}`);
    return { value, label: word === null ? value : `${word} (${value})` };
  });
  const options = withKept(titles, initialValue || null);
  return <InputRenderer {...props} type="enumeration" options={options} />;
}
