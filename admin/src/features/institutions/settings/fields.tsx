import type { ReactNode } from 'react';
import { Checkbox, Field, Flex, Grid, TextInput } from '@strapi/design-system';
import type { SecretKind, SecretStatus } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Section } from '../../../shared/components/Section';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import type { NamesUnder } from '../../../translations/message';
import type { DraftField, DraftProblem, SettingsDraft } from './settingsDraft';

/** The names of fields, which have a label and a hint. */
export type FieldName = NamesUnder<'settings.field'> & DraftField;

export interface GroupProps {
  draft: SettingsDraft;
  isNew: boolean;
  isReadOnly: boolean;
  /** All secrets have to be typed. */
  needsSecrets: boolean;
  /** The secret of the virtual operator has to be typed. */
  needsSecret: boolean;
  secrets: readonly SecretStatus[];
  found: Partial<Record<DraftField, DraftProblem>>;
  onChange: (changed: Partial<SettingsDraft>) => void;
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <Grid.Root gap={5}>{children}</Grid.Root>
    </Section>
  );
}

/** One place in a group, half as wide as it, or as wide. */
export function Place({ isWide = false, children }: { isWide?: boolean; children: ReactNode }) {
  return (
    <Grid.Item col={isWide ? 12 : 6} s={12} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
}

interface LabelledProps {
  field: FieldName | 'newKey';
  problem?: DraftProblem | undefined;
  isRequired?: boolean | undefined;
  /** The input. */
  children: ReactNode;
}

export function Labelled({ children, field, isRequired = false, problem }: LabelledProps) {
  const text = useText();
  return (
    <Field.Root
      name={field}
      required={isRequired}
      hint={text(`settings.field.${field}.hint`)}
      error={problem && text(`settings.problem.${problem}`)}
    >
      <Field.Label>{text(`settings.field.${field}`)}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface TextFieldProps extends GroupProps {
  field: FieldName & TextFieldName;
  isRequired?: boolean;
  isFixed?: boolean;
  inputMode?: 'numeric' | 'url';
}

type TextFieldName = {
  [Name in DraftField]: SettingsDraft[Name] extends string ? Name : never;
}[DraftField];

export function TextField(props: TextFieldProps) {
  const { draft, field, found, inputMode, isFixed = false, isReadOnly, onChange } = props;
  const isDisabled = isReadOnly || isFixed;
  return (
    <Place>
      <Labelled
        field={field}
        problem={found[field]}
        isRequired={props.isRequired === true && !isDisabled}
      >
        <TextInput
          value={draft[field]}
          disabled={isDisabled}
          maxLength={1024}
          autoComplete="off"
          {...(inputMode && { inputMode })}
          onChange={(event) => onChange({ [field]: event.target.value.trimStart() })}
        />
      </Labelled>
    </Place>
  );
}

interface SecretFieldProps extends GroupProps {
  field: FieldName & ('s360Secret' | 'proxy');
  kind: SecretKind;
  isRequired?: boolean;
}

/** A secret: what is stored is never shown, only when it was set; what is typed replaces it. */
export function SecretField(props: SecretFieldProps) {
  const { draft, field, found, isRequired, kind, needsSecrets, onChange, secrets } = props;
  const text = useText();
  const set = secrets.filter((secret) => secret.kind === kind).at(-1);
  return (
    <Place>
      <Labelled field={field} problem={found[field]} isRequired={isRequired}>
        <TextInput
          type="password"
          value={draft[field]}
          maxLength={1024}
          autoComplete="new-password"
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      </Labelled>
      {set && (
        <>
          <SetOn secret={set} />
          {!needsSecrets && <Line muted>{text('settings.secret.keep')}</Line>}
        </>
      )}
    </Place>
  );
}

export function SetOn({ secret: { setAt, setBy } }: { secret: SecretStatus }) {
  const text = useText();
  const when = <ExactMoment at={setAt} />;
  return (
    <Line muted>
      {setBy?.name
        ? text('settings.secret.setBy', { when, name: setBy.name })
        : text('settings.secret.set', { when })}
    </Line>
  );
}

/** A yes or no of the form. */
export function TickField({
  field,
  ...props
}: GroupProps & { field: FieldName & ('pushNewContacts' | 'sells' | 'hasNoQuota') }) {
  const text = useText();
  return (
    <Place>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Checkbox
          checked={props.draft[field]}
          disabled={props.isReadOnly}
          onCheckedChange={(checked) => props.onChange({ [field]: checked === true })}
        >
          {text(`settings.field.${field}`)}
        </Checkbox>
        <Line muted>{text(`settings.field.${field}.hint`)}</Line>
      </Flex>
    </Place>
  );
}
