import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { SecretStatus } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useErrorWords } from '../../../shared/words/useErrorWords';
import { useText } from '../../../shared/words/useText';
import { ConnectionFields, ExchangeFields, GeneralFields, WebhookFields } from './FieldGroups';
import { Problems, problemsIn } from './Problems';
import { needsSecretAgain, problemsOf, type SettingsDraft } from './settingsDraft';

interface InstitutionFormProps {
  initial: SettingsDraft;
  isNew?: boolean;
  /** None is stored, or none of the stored ones can be read. */
  needsSecrets?: boolean;
  /** The settings stand in the configuration. */
  isReadOnly?: boolean;
  secrets?: readonly SecretStatus[];
  submitLabel: string;
  /** Throws what the server refused. */
  onSave: (draft: SettingsDraft) => Promise<void>;
}

export function InstitutionForm({
  initial,
  isNew = false,
  needsSecrets = isNew,
  isReadOnly = false,
  onSave,
  secrets = [],
  submitLabel,
}: InstitutionFormProps) {
  const text = useText();
  const { busy, run } = useBusy();
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const found = problemsOf(draft, { initial, needsSecrets });
  const isComplete = Object.keys(found).length === 0;
  const save = async () => {
    setRefused(null);
    await onSave(draft).catch(setRefused);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isComplete) void run(save);
  };
  const group = {
    draft,
    isNew,
    isReadOnly,
    needsSecrets,
    needsSecret: needsSecrets || needsSecretAgain(draft, initial),
    secrets,
    found: isTried ? found : {},
    onChange: (changed: Partial<SettingsDraft>) => setDraft({ ...draft, ...changed }),
  };
  return (
    <form onSubmit={submit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <GeneralFields {...group} />
        <ConnectionFields {...group} />
        <WebhookFields {...group} />
        <ExchangeFields {...group} />
        {isTried && !isComplete && (
          <Refusal title={text('settings.incomplete.title')}>
            <Line>{text('settings.incomplete.body')}</Line>
          </Refusal>
        )}
        {isComplete && refused !== null && <Refused error={refused} />}
        {!isReadOnly && (
          <Flex justifyContent="flex-end">
            <Button type="submit" loading={busy}>
              {submitLabel}
            </Button>
          </Flex>
        )}
      </Flex>
    </form>
  );
}

function Refusal({ children, title }: { title: string; children: ReactNode }) {
  return (
    <div role="alert">
      <Notice tone="danger" title={title}>
        {children}
      </Notice>
    </div>
  );
}

/** Why the server saved nothing. */
function Refused({ error }: { error: unknown }) {
  const text = useText();
  const inWords = useErrorWords();
  const problems = problemsIn(error);
  return (
    <Refusal title={text('settings.refused.title')}>
      <Line>{problems.length > 0 ? text('settings.refused.body') : inWords(error)}</Line>
      <Problems problems={problems} />
    </Refusal>
  );
}
