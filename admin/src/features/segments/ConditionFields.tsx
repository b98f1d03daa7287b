import { Field, Flex, TextInput } from '@strapi/design-system';
import { HOLDS } from './draft';
import { useGetSegmentChoicesQuery } from './choicesApi';
import { ChoiceField } from '../../shared/components/Choice';
import { useText } from '../../shared/words/useText';
import { DateInput } from '../../shared/time/DateInput';
import type { DraftProps } from './draft';
import { SoldFields } from './SoldFields';

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
        <ChoiceField
          name="currency"
          required
          label={text('segment.currency')}
          chosen={draft.currency}
          options={(data?.currencies ?? []).map((code) => ({ id: code, text: code }))}
          onChoose={(currency) => onDraft({ ...draft, currency })}
        />
      </Flex>
      <DayField name="since" day={draft.since} onDay={(since) => onDraft({ ...draft, since })} />
    </>
  );
}

function ExpiresFields({ draft, onDraft }: DraftProps) {
  const text = useText();
  return (
    <>
      <ChoiceField
        name="hold"
        label={text('segment.hold')}
        chosen={draft.hold}
        options={HOLDS.map((hold) => ({ id: hold, text: text(`segment.hold.${hold}`) }))}
        onChoose={(hold) => onDraft({ ...draft, hold })}
      />
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
    <ChoiceField
      name="consent"
      required
      label={text('segment.consent')}
      chosen={chosen < 0 ? null : String(chosen)}
      options={consents.map(({ code, institution }, index) => ({
        id: String(index),
        text: text('segment.consent.at', { code, institution: nameOf(institution) }),
      }))}
      onChoose={(index) => onDraft({ ...draft, consent: consents[Number(index)] ?? null })}
    />
  );
}
