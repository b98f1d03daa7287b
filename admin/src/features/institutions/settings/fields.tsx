import type { ReactNode } from 'react';
import { useId } from 'react';
import { Button, Checkbox, Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import type { SecretKind, SecretStatus } from '../../../../../server/src/contracts';
import { Card } from '../../../shared/components/Card';
import { Line } from '../../../shared/components/Notice';
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
  secrets: readonly SecretStatus[];
  found: Partial<Record<DraftField, DraftProblem>>;
  onChange: (changed: Partial<SettingsDraft>) => void;
}

/** A group of fields under its heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Card tag="section" titleId={titleId} gap={5} padding={6}>
      <Typography id={titleId} tag="h2" variant="delta">
        {title}
      </Typography>
      <Grid.Root gap={5}>{children}</Grid.Root>
    </Card>
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

interface TextFieldProps extends GroupProps {
  field: FieldName & TextFieldName;
  isRequired?: boolean;
  isFixed?: boolean;
  inputMode?: 'numeric' | 'url';
}

type TextFieldName = {
  [Name in DraftField]: SettingsDraft[Name] extends string ? Name : never;
}[DraftField];

/** A text of the form with its label, hint and problem. */
export function TextField(props: TextFieldProps) {
  const { draft, field, found, inputMode, isFixed, isReadOnly, isRequired, onChange } = props;
  const text = useText();
  const problem = found[field];
  return (
    <Place>
      <Field.Root
        name={field}
        required={isRequired === true && !isReadOnly && isFixed !== true}
        hint={text(`settings.field.${field}.hint`)}
        error={problem && text(`settings.problem.${problem}`)}
      >
        <Field.Label>{text(`settings.field.${field}`)}</Field.Label>
        <TextInput
          value={draft[field]}
          disabled={isReadOnly || isFixed === true}
          maxLength={1024}
          autoComplete="off"
          {...(inputMode && { inputMode })}
          onChange={(event) => onChange({ [field]: event.target.value.trimStart() })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Place>
  );
}

interface SecretFieldProps extends GroupProps {
  field: FieldName & ('s360Secret' | 'webhookSecret' | 'proxy');
  kind: SecretKind;
  isRequired?: boolean;
  canGenerate?: boolean;
}

/** A secret: what is stored is never shown, only when it was set; what is typed replaces it. */
export function SecretField(props: SecretFieldProps) {
  const { canGenerate, draft, field, found, isReadOnly, isRequired, kind, onChange, secrets } =
    props;
  const text = useText();
  const problem = found[field];
  const set = secrets.filter((secret) => secret.kind === kind).at(-1);
  return (
    <Place>
      <Field.Root
        name={field}
        required={isRequired === true}
        hint={text(`settings.field.${field}.hint`)}
        error={problem && text(`settings.problem.${problem}`)}
      >
        <Field.Label>{text(`settings.field.${field}`)}</Field.Label>
        <TextInput
          type={canGenerate ? 'text' : 'password'}
          value={draft[field]}
          disabled={isReadOnly}
          maxLength={1024}
          autoComplete="new-password"
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {set && (
        <>
          <SetOn secret={set} />
          <Line muted>{text('settings.secret.keep')}</Line>
        </>
      )}
      {canGenerate && !isReadOnly && (
        <Flex paddingTop={2}>
          <Button size="S" variant="tertiary" onClick={() => onChange({ [field]: newKey() })}>
            {text('settings.key.generate')}
          </Button>
        </Flex>
      )}
    </Place>
  );
}

/** When a secret was set, and by whom. */
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

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const KEY_LENGTH = 40;

/** A key that cannot be guessed, of letters and digits that cannot be mistaken for each other. */
export function newKey(): string {
  const random = crypto.getRandomValues(new Uint32Array(KEY_LENGTH));
  return Array.from(random, (number) => LETTERS[number % LETTERS.length]).join('');
}

/** A yes or no of the form. */
export function TickField({
  field,
  ...props
}: GroupProps & { field: FieldName & ('pushNewContacts' | 'sells' | 'hasNoQuota') }) {
  const text = useText();
  return (
    <Place>
      <Checkbox
        checked={props.draft[field]}
        disabled={props.isReadOnly}
        onCheckedChange={(checked) => props.onChange({ [field]: checked === true })}
      >
        {text(`settings.field.${field}`)}
      </Checkbox>
      <Line muted>{text(`settings.field.${field}.hint`)}</Line>
    </Place>
  );
}
