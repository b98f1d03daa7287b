import { useEffect, useRef, useState } from 'react';
import { Box, Field, Flex } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { ChoiceField } from '../../shared/components/Choice';
import { Line } from '../../shared/components/Line';
import { Part } from '../../shared/components/Part';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { ErasePerson } from './ErasePerson';

/**
 * Erases whoever has a number: a person who is no contact is known by nothing else. The address may
 * name one; its number takes the focus once what stands above is loaded.
 */
export function WithoutContact({ isFocusable }: { isFocusable: boolean }) {
  const text = useText();
  const [address] = useSearchParams();
  const { institutions } = useInstitutions();
  const [chosen, setChosen] = useState(address.get('institution'));
  const [typed, setTyped] = useState(address.get('number') ?? '');
  const field = useRef<HTMLInputElement>(null);
  const [only, another] = institutions;
  const isNamed = address.has('number');
  const hasInstitution = only !== undefined;
  useEffect(() => {
    if (isNamed && isFocusable && hasInstitution) field.current?.focus();
  }, [isNamed, isFocusable, hasInstitution]);
  const institution = chosen ?? (another ? null : (only?.code ?? null));
  const number = typed.trim();
  // Without an institution nobody has a number.
  if (!hasInstitution) return null;
  return (
    <Part title={text('privacy.number.title')}>
      <Line muted>{text('privacy.number.explained')}</Line>
      <Flex gap={4} alignItems="end" wrap="wrap">
        <Box minWidth="24rem">
          <ChoiceField
            name="institution"
            label={text('column.institution')}
            chosen={institution}
            options={institutions.map(({ code, name }) => ({ id: code, text: name }))}
            onChoose={setChosen}
          />
        </Box>
        <Field.Root name="number">
          <Field.Label>{text('privacy.number.number')}</Field.Label>
          <Field.Input
            ref={field}
            value={typed}
            maxLength={64}
            autoComplete="off"
            onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
          />
        </Field.Root>
        <ErasePerson
          person={{ institution: institution ?? '', number }}
          isDisabled={institution === null || number === ''}
          label={number}
        />
      </Flex>
    </Part>
  );
}
