import { useMemo, useState } from 'react';
import { Checkbox, Field, Flex, TextInput } from '@strapi/design-system';
import { Line } from '../../shared/components/Line';
import { Section } from '../../shared/components/Section';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useSettled } from '../../shared/hooks/useSettled';
import { useText } from '../../shared/words/useText';
import { usePlanCheckQuery } from './checksApi';
import { CheckPlan } from './CheckPlan';
import { StartCheck } from './StartCheck';
import { WritingChoices } from './WritingChoices';
import { EMPTY_FORM, requestOf, type CheckForm } from './checkForm';

const TYPING_PAUSE_MS = 300;

export function NewCheck({
  institution,
  onStarted,
}: {
  institution: string;
  onStarted: (id: number) => void;
}) {
  const text = useText();
  const mayWrite = useAllowed('checkContractByWriting').at(institution);
  const [form, setForm] = useState<CheckForm>(EMPTY_FORM);
  const change = (changed: Partial<CheckForm>) => setForm({ ...form, ...changed });
  const request = useMemo(() => requestOf(form), [form]);
  const plan = usePlanCheckQuery(
    { institution, request: useSettled(request, TYPING_PAUSE_MS) },
    { refetchOnMountOrArgChange: true },
  );
  return (
    <Section title={text('contractCheck.new.title')} intro={text('contractCheck.new.intro')}>
      <Field.Root
        name="contactNumber"
        hint={text('contractCheck.contact.hint')}
        width="100%"
        maxWidth="60rem"
      >
        <Field.Label>{text('contractCheck.contact.label')}</Field.Label>
        <TextInput
          value={form.contactNumber}
          maxLength={20}
          onChange={(event) => change({ contactNumber: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
      <Flex direction="column" alignItems="stretch" gap={1} maxWidth="60rem">
        <Checkbox
          checked={form.writes}
          disabled={!mayWrite}
          onCheckedChange={(checked) => change({ writes: checked === true })}
        >
          {text('contractCheck.writes.label')}
        </Checkbox>
        <Line muted>
          {text(mayWrite ? 'contractCheck.writes.hint' : 'contractCheck.writes.mayNot')}
        </Line>
      </Flex>
      {form.writes && (
        <WritingChoices
          form={form}
          onChange={change}
          performances={plan.currentData?.performances ?? plan.data?.performances ?? []}
        />
      )}
      <CheckPlan plan={plan} />
      <StartCheck institution={institution} request={request} onStarted={onStarted} />
    </Section>
  );
}
