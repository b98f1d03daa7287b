import { Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { HOLDS } from './draft';
import { useGetSegmentChoicesQuery } from './choicesApi';
import { useText } from '../../shared/words/useText';
import { DateInput } from '../../shared/time/DateInput';
import type { DraftProps } from './draft';
import { SoldFields } from './SoldFields';

/** The fields for a condition of the chosen kind. */
export function ConditionFields(props: DraftProps) {
  switch (props.draft.kind) {
    case 'bought':
      return <SoldFields {...props} />;
    case 'spent':
      return <SpentFields {...props} />;
    case 'expires':
      return <ExpiresFields {...props} />;
    case 'consents':
      return <ConsentField {...props} />;
  }
}

function SpentFields({ draft, onDraft }: DraftProps) {
  const text = useText();
  const { data } = useGetSegmentChoicesQuery(undefined);
  return (
    <>
      <Flex gap={4} alignItems="flex-start">
        <Field.Root name="over" required hint={text('segment.over.hint')}>
          <Field.Label>{text('segment.over')}</Field.Label>
          <TextInput
            inputMode="decimal"
            value={draft.over}
            onChange={(event) => onDraft({ ...draft, over: event.target.value })}
          />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="currency" required>
          <Field.Label>{text('segment.currency')}</Field.Label>
          <SingleSelect
            value={draft.currency}
            onChange={(code) => onDraft({ ...draft, currency: String(code) })}
          >
            {(data?.currencies ?? []).map((code) => (
              <SingleSelectOption key={code} value={code}>
                {code}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Flex>
      <DayField name="since" day={draft.since} onDay={(since) => onDraft({ ...draft, since })} />
    </>
  );
}

function ExpiresFields({ draft, onDraft }: DraftProps) {
  const text = useText();
  return (
    <>
      <Field.Root name="hold">
        <Field.Label>{text('segment.hold')}</Field.Label>
        <SingleSelect
          value={draft.hold}
          onChange={(value) =>
            onDraft({ ...draft, hold: HOLDS.find((hold) => hold === value) ?? 'any' })
          }
        >
          {HOLDS.map((hold) => (
            <SingleSelectOption key={hold} value={hold}>
              {text(`segment.hold.${hold}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <DayField name="until" day={draft.until} onDay={(until) => onDraft({ ...draft, until })} />
    </>
  );
}

interface DayFieldProps {
  name: 'since' | 'until';
  day: string;
  onDay: (day: string) => void;
}

function DayField({ day, name, onDay }: DayFieldProps) {
  const text = useText();
  return (
    <Field.Root name={name} hint={text(`segment.${name}.hint`)}>
      <Field.Label>{text(`segment.${name}`)}</Field.Label>
      <DateInput value={day} onChange={(event) => onDay(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
}

function ConsentField({ draft, onDraft }: DraftProps) {
  const text = useText();
  const { data } = useGetSegmentChoicesQuery(undefined);
  const consents = data?.consents ?? [];
  const nameOf = (code: string) =>
    data?.institutions.find((one) => one.code === code)?.name ?? code;
  const chosen = consents.findIndex(
    ({ code, institution }) =>
      code === draft.consent?.code && institution === draft.consent.institution,
  );
  return (
    <Field.Root name="consent" required>
      <Field.Label>{text('segment.consent')}</Field.Label>
      <SingleSelect
        value={chosen < 0 ? null : String(chosen)}
        onChange={(index) => onDraft({ ...draft, consent: consents[Number(index)] ?? null })}
      >
        {consents.map(({ code, institution }, index) => (
          <SingleSelectOption key={`${institution} ${code}`} value={String(index)}>
            {text('segment.consent.at', {
              code,
              institution: nameOf(institution),
            })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
