import { useEffect, useState } from 'react';
import { Field } from '@strapi/design-system';
import { DateInput } from '../time/DateInput';

interface DayFilterProps {
  name: string;
  label: string;
  value: string | undefined;
  onChoose: (day: string) => void;
}

/**
 * Limits a list by a day. It is applied only once it is complete, because the browser reports every
 * part while it is typed.
 */
export function DayFilter({ name, label, value = '', onChoose }: DayFilterProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = () => {
    if (typed !== value) onChoose(typed);
  };
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <DateInput
        size="S"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </Field.Root>
  );
}
