import { ChoiceField } from '../../../shared/components/Choice';
import { Line } from '../../../shared/components/Line';
import { DateInput } from '../../../shared/time/DateInput';
import { useText } from '../../../shared/words/useText';
import { KeyField } from './KeyField';
import {
  Group,
  Labelled,
  Place,
  SecretField,
  TextField,
  TickField,
  type GroupProps,
} from './fields';

/** What the institution is called, and how it is known. */
export function GeneralFields(props: GroupProps) {
  const text = useText();
  return (
    <Group title={text('settings.group.general')}>
      <TextField {...props} field="name" />
      <TextField {...props} field="code" isRequired isFixed={!props.isNew} />
      <TextField {...props} field="timeZone" />
    </Group>
  );
}

const TOKEN_KINDS = ['jwt', 'login'] as const;

/** How S-360 is called. */
export function ConnectionFields(props: GroupProps) {
  const text = useText();
  const { draft, isReadOnly, needsSecret, onChange } = props;
  return (
    <Group title={text('settings.group.connection')}>
      <TextField {...props} field="baseUrl" isRequired inputMode="url" />
      <TextField {...props} field="operator" isRequired />
      <TextField {...props} field="partner" isRequired />
      {!isReadOnly && (
        <SecretField {...props} field="s360Secret" kind="s360" isRequired={needsSecret} />
      )}
      <Place>
        <ChoiceField
          name="tokenKind"
          label={text('settings.field.tokenKind')}
          hint={text('settings.field.tokenKind.hint')}
          disabled={isReadOnly}
          chosen={draft.tokenKind}
          options={TOKEN_KINDS.map((id) => ({ id, text: text(`settings.tokenKind.${id}`) }))}
          onChoose={(tokenKind) => onChange({ tokenKind })}
        />
      </Place>
      {!isReadOnly && <SecretField {...props} field="proxy" kind="proxy" />}
    </Group>
  );
}

const WEBHOOK_KINDS = ['apiKey', 'basic', 'none'] as const;

/** How S-360 proves itself when it calls. */
export function WebhookFields(props: GroupProps) {
  const text = useText();
  const { draft, found, isReadOnly, needsSecrets, onChange, secrets } = props;
  const { webhookKind } = draft;
  const needsFirst = needsSecrets || !secrets.some(({ kind }) => kind === 'webhook');
  return (
    <Group title={text('settings.group.webhooks')}>
      <Place>
        <ChoiceField
          name="webhookKind"
          label={text('settings.field.webhookKind')}
          hint={text('settings.field.webhookKind.hint')}
          disabled={isReadOnly}
          chosen={webhookKind}
          options={WEBHOOK_KINDS.map((id) => ({ id, text: text(`settings.webhookKind.${id}`) }))}
          onChoose={(kind) => onChange({ webhookKind: kind })}
        />
      </Place>
      {webhookKind === 'apiKey' && <TextField {...props} field="header" isRequired />}
      {webhookKind === 'basic' && <TextField {...props} field="username" isRequired />}
      {webhookKind !== 'none' && needsFirst && !isReadOnly && (
        <Place>
          <KeyField
            field="webhookSecret"
            problem={found.webhookSecret}
            isRequired={needsSecrets}
            value={draft.webhookSecret}
            onChange={(webhookSecret) => onChange({ webhookSecret })}
          />
        </Place>
      )}
      <TextField {...props} field="everyMinutes" inputMode="numeric" />
    </Group>
  );
}

/** What is exchanged, and how many calls that may cost. */
export function ExchangeFields(props: GroupProps) {
  const text = useText();
  return (
    <Group title={text('settings.group.exchange')}>
      <TickField {...props} field="pushNewContacts" />
      <TickField {...props} field="sells" />
      <DayField {...props} field="contactsUpdatedSince" />
      <DayField {...props} field="ordersCreatedSince" />
      {!props.draft.hasNoQuota && (
        <TextField {...props} field="callsPerMonth" inputMode="numeric" />
      )}
      <TickField {...props} field="hasNoQuota" />
      {!props.isNew && !props.isReadOnly && (
        <Place isWide>
          <Line muted>{text('settings.others')}</Line>
        </Place>
      )}
    </Group>
  );
}

function DayField({
  field,
  ...props
}: GroupProps & { field: 'contactsUpdatedSince' | 'ordersCreatedSince' }) {
  return (
    <Place>
      <Labelled field={field}>
        <DateInput
          value={props.draft[field]}
          disabled={props.isReadOnly}
          onChange={(event) => props.onChange({ [field]: event.target.value })}
        />
      </Labelled>
    </Place>
  );
}
