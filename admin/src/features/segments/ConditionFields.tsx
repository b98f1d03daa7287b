import { Field, Flex, TextInput } from '@strapi/design-system';
import { FOUND_STATES } from '../../../../server/src/contracts';
import { HOLDS } from './draft';
import { useGetSegmentChoicesQuery } from './choicesApi';
import { ChoiceField } from '../../shared/components/Choice';
import { useAllowed } from '../../shared/permissions/useAllowed';
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
    case 'state':
      return <StateFields {...props} />;
    case 'number':
      return <NumberFields {...props} />;
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
      <Field.Root name="since" hint={text('segment.since.hint')}>
        <Field.Label>{text('segment.since')}</Field.Label>
        <DateInput
          value={draft.since}
          onChange={(event) => onDraft({ ...draft, since: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
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
      <Field.Root name="withinDays" required hint={text('segment.withinDays.hint')}>
        <Field.Label>{text('segment.withinDays')}</Field.Label>
        <TextInput
          inputMode="numeric"
          value={draft.withinDays}
          onChange={(event) => onDraft({ ...draft, withinDays: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
    </>
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

/** `notLinked` comes last, as it asks for what is not there. */
function StateFields(props: DraftProps) {
  const { draft, onDraft } = props;
  const text = useText();
  return (
    <>
      <ChoiceField
        name="state"
        label={text('segment.state')}
        chosen={draft.state}
        options={FOUND_STATES.map((state) => ({ id: state, text: text(`state.${state}`) }))}
        onChoose={(state) => onDraft({ ...draft, state })}
      />
      <InstitutionField {...props} />
    </>
  );
}

function NumberFields(props: DraftProps) {
  const { draft, onDraft } = props;
  const text = useText();
  return (
    <>
      <Field.Root name="numberStart" required>
        <Field.Label>{text('segment.number')}</Field.Label>
        <TextInput
          value={draft.numberStart}
          onChange={(event) => onDraft({ ...draft, numberStart: event.target.value })}
        />
      </Field.Root>
      <InstitutionField {...props} />
    </>
  );
}

const ANYWHERE = '';

function InstitutionField({ draft, onDraft }: DraftProps) {
  const text = useText();
  const { data } = useGetSegmentChoicesQuery(undefined);
  const mayReadSync = useAllowed('readSync');
  const institutions = (data?.institutions ?? []).filter(({ code }) => mayReadSync.at(code));
  return (
    <ChoiceField
      name="institution"
      label={text('segment.institution')}
      chosen={draft.institution ?? ANYWHERE}
      options={[
        { id: ANYWHERE, text: text('segment.institution.any') },
        ...institutions.map(({ code, name }) => ({ id: code, text: name })),
      ]}
      onChoose={(code) => onDraft({ ...draft, institution: code === ANYWHERE ? null : code })}
    />
  );
}
