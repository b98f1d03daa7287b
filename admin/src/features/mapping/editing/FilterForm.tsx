import { Box, Button, Field, Flex, Grid, Textarea, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { VALUE_TESTS } from '../../../../../server/src/contracts';
import { ChoiceField } from '../../../shared/components/Choice';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';
import {
  hasValue,
  NEW_CONDITION,
  TYPE_CHOICES,
  type ConditionDraft,
  type FilterDraft,
} from './filterDraft';

/** What conditions can be about. */
export interface FilterSubjects {
  known: readonly { id: string; text: string; isYesOrNo?: boolean }[];
  /** Whether any other of S-360's names can be typed. */
  areOpen: boolean;
}

interface FilterFormProps {
  name: 'receives' | 'sends';
  draft: FilterDraft;
  subjects: FilterSubjects;
  onDraft: (draft: FilterDraft) => void;
}

/** Which contacts pass: people or companies, and conditions that all have to be true. */
export function FilterForm({ draft, name, onDraft, subjects }: FilterFormProps) {
  const text = useText();
  const { conditions } = draft;
  const setConditions = (next: ConditionDraft[]) => onDraft({ ...draft, conditions: next });
  return (
    <>
      <Line muted>{text(`mapping.filter.${name}.explained`)}</Line>
      <ChoiceField
        name="types"
        label={text('mapping.filter.types')}
        chosen={draft.types}
        options={TYPE_CHOICES.map((id) => ({ id, text: text(`mapping.filter.types.${id}`) }))}
        onChoose={(types) => onDraft({ ...draft, types })}
      />
      {conditions.map((condition, at) => (
        <Condition
          key={at}
          number={at + 1}
          condition={condition}
          subjects={subjects}
          onChange={(next) =>
            setConditions(conditions.map((one, position) => (position === at ? next : one)))
          }
          onRemove={() => setConditions(conditions.filter((_one, position) => position !== at))}
        />
      ))}
      {conditions.length > 1 && <Line muted>{text('mapping.filter.all')}</Line>}
      <Flex>
        <Button
          variant="secondary"
          startIcon={<Plus aria-hidden />}
          onClick={() => setConditions([...conditions, NEW_CONDITION])}
        >
          {text('mapping.filter.add')}
        </Button>
      </Flex>
    </>
  );
}

interface ConditionProps {
  number: number;
  condition: ConditionDraft;
  subjects: FilterSubjects;
  onChange: (condition: ConditionDraft) => void;
  onRemove: () => void;
}

function Condition({ condition, number, onChange, onRemove, subjects }: ConditionProps) {
  const text = useText();
  const { test } = condition;
  const title = text('mapping.filter.condition', { number });
  return (
    <Box role="group" aria-label={title} borderColor="neutral200" hasRadius padding={4}>
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch" gap={3}>
          <Subject condition={condition} subjects={subjects} onChange={onChange} />
        </Grid.Item>
        <Grid.Item col={3} s={12} xs={12} direction="column" alignItems="stretch">
          <ChoiceField
            name="test"
            label={text('mapping.filter.test')}
            chosen={test}
            options={VALUE_TESTS.map((id) => ({ id, text: text(`mapping.filter.test.${id}`) }))}
            onChoose={(chosen) => onChange({ ...condition, test: chosen })}
          />
        </Grid.Item>
        <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch">
          {hasValue(test) && (
            <Value condition={condition} subjects={subjects} onChange={onChange} />
          )}
        </Grid.Item>
      </Grid.Root>
      <Flex justifyContent="flex-end" paddingTop={3}>
        <Button
          size="S"
          variant="danger-light"
          aria-label={text('mapping.remove.of', { what: title })}
          onClick={onRemove}
        >
          {text('mapping.remove')}
        </Button>
      </Flex>
    </Box>
  );
}

type PartProps = Omit<ConditionProps, 'number' | 'onRemove'>;

const OTHER = '';

function Subject({ condition, onChange, subjects: { areOpen, known } }: PartProps) {
  const text = useText();
  const { subject } = condition;
  const isKnown = known.some(({ id }) => id === subject);
  const other = areOpen ? [{ id: OTHER, text: text('mapping.filter.other') }] : [];
  return (
    <>
      <ChoiceField
        name="subject"
        required
        label={text('mapping.column.field')}
        chosen={isKnown ? subject : areOpen ? OTHER : null}
        options={[...known, ...other]}
        onChoose={(id) => onChange({ ...condition, subject: id })}
      />
      {areOpen && !isKnown && (
        <Field.Root name="path" required hint={text('mapping.path.forms')}>
          <Field.Label>{text('mapping.filter.path')}</Field.Label>
          <TextInput
            maxLength={200}
            value={subject}
            onChange={(event) => onChange({ ...condition, subject: event.target.value })}
          />
          <Field.Hint />
        </Field.Root>
      )}
    </>
  );
}

const TRUTHS = ['true', 'false'] as const;

function Value({ condition, onChange, subjects }: PartProps) {
  const text = useText();
  const { subject, test, value } = condition;
  const isOneOf = test === 'isOneOf';
  const isYesOrNo = subjects.known.some((one) => one.id === subject && one.isYesOrNo);
  const label = text(isOneOf ? 'mapping.filter.values' : 'mapping.filter.value');
  if (isYesOrNo && !isOneOf)
    return (
      <ChoiceField
        name="value"
        required
        label={label}
        chosen={TRUTHS.find((truth) => truth === value) ?? null}
        options={TRUTHS.map((id) => ({ id, text: text(`mapping.truth.${id}`) }))}
        onChoose={(chosen) => onChange({ ...condition, value: chosen })}
      />
    );
  const Input = isOneOf ? Textarea : TextInput;
  const ofS360 = subjects.areOpen ? text('mapping.filter.value.hint') : undefined;
  const hint = isOneOf ? text('mapping.filter.values.hint') : ofS360;
  return (
    <Field.Root name="value" required hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Input
        maxLength={1024}
        value={value}
        onChange={(event: { target: { value: string } }) =>
          onChange({ ...condition, value: event.target.value })
        }
      />
      <Field.Hint />
    </Field.Root>
  );
}
