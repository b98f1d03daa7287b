import { useId, useMemo, useState } from 'react';
import { Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Card } from '../../shared/components/Card';
import { Line } from '../../shared/components/Notice';
import { useMayCheckByWriting } from '../../shared/hooks/usePermissions';
import { useSettled } from '../../shared/hooks/useSettled';
import { useText } from '../../shared/words/useText';
import { usePlanCheckQuery } from './checksApi';
import { CheckPlan } from './CheckPlan';
import { StartCheck } from './StartCheck';
import { WritingChoices } from './WritingChoices';
import { EMPTY_FORM, requestOf, type CheckForm } from './checkForm';

const TYPING_PAUSE_MS = 300;

/** The form of the next check, with what it will do and its cost. */
export function NewCheck({ institution }: { institution: string }) {
  const text = useText();
  const titleId = useId();
  const mayWrite = useMayCheckByWriting();
  const [form, setForm] = useState<CheckForm>(EMPTY_FORM);
  const change = (changed: Partial<CheckForm>) => setForm({ ...form, ...changed });
  const request = useMemo(() => requestOf(form), [form]);
  const plan = usePlanCheckQuery(
    { institution, request: useSettled(request, TYPING_PAUSE_MS) },
    { refetchOnMountOrArgChange: true },
  );
  return (
    <Card tag="section" titleId={titleId} gap={5} padding={6}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography id={titleId} tag="h2" variant="delta">
          {text('contractCheck.new.title')}
        </Typography>
        <Line muted>{text('contractCheck.new.intro')}</Line>
      </Flex>
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
      <StartCheck institution={institution} request={request} />
    </Card>
  );
}
