import { useEffect, useState } from 'react';
import { Box, Field, Flex } from '@strapi/design-system';
import { DateInput } from '../time/DateInput';
import { isBeforeFirst, isWholeDay } from '../time/isWholeDay';
import { useText } from '../words/useText';

interface DayFilterProps {
  name: string;
  label: string;
  value: string | undefined;
  /** For the last day of a range: its first day, which must not be later. */
  firstDay?: string | undefined;
  onChoose: (day: string) => void;
}

/**
 * Limits a list by a day, as soon as it is complete. An empty field is applied when it is left,
 * because the browser reports one while a part of the day is typed anew.
 */
export function DayFilter({ name, label, value = '', firstDay, onChoose }: DayFilterProps) {
  const text = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = (day: string) => {
    if (day !== value && (day === '' || isWholeDay(day))) onChoose(day);
  };
  const error = isBeforeFirst(value, firstDay) && text('filter.dayBeforeFirst');
  return (
    <Field.Root name={name} error={error}>
      {/* Beside the field, which is as high as filters without a label, with or without an error. */}
      <Flex gap={2}>
        <Field.Label>{label}</Field.Label>
        <DateInput
          size="S"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value !== '') take(target.value);
          }}
          onBlur={() => take(typed)}
          onKeyDown={(event) => event.key === 'Enter' && take(typed)}
        />
      </Flex>
      {error !== false && (
        // No wider than the field, which would otherwise move to another row.
        <Box width={0} minWidth="100%">
          <Field.Error />
        </Box>
      )}
    </Field.Root>
  );
}
