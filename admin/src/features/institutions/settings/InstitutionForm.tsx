import { useState } from 'react';
import type { FormEvent } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { SecretStatus } from '../../../../../server/src/contracts';
import { Line, Notice } from '../../../shared/components/Notice';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useErrorWords } from '../../../shared/words/useErrorWords';
import { useText } from '../../../shared/words/useText';
import { ConnectionFields, ExchangeFields, GeneralFields, WebhookFields } from './FieldGroups';
import { problemsOf, type SettingsDraft } from './settingsDraft';

interface InstitutionFormProps {
  initial: SettingsDraft;
  isNew?: boolean;
  /** The settings stand in the configuration. */
  isReadOnly?: boolean;
  secrets?: readonly SecretStatus[];
  submitLabel: string;
  /** What the server refused. */
  error: unknown;
  problems: readonly string[];
  onSave: (draft: SettingsDraft) => Promise<void>;
}

/** The settings of an institution, in groups. */
export function InstitutionForm({
  error,
  initial,
  isNew = false,
  isReadOnly = false,
  onSave,
  problems,
  secrets = [],
  submitLabel,
}: InstitutionFormProps) {
  const { busy, run } = useBusy();
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const found = problemsOf(draft, { needsSecrets: isNew });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length === 0) void run(() => onSave(draft));
  };
  const group = {
    draft,
    isNew,
    isReadOnly,
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
        <Refusal
          error={error}
          problems={problems}
          isIncomplete={isTried && Object.keys(found).length > 0}
        />
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

/** Why nothing was saved. */
function Refusal({
  error,
  isIncomplete,
  problems,
}: {
  error: unknown;
  isIncomplete: boolean;
  problems: readonly string[];
}) {
  const text = useText();
  const inWords = useErrorWords();
  if (isIncomplete)
    return (
      <div role="alert">
        <Notice tone="danger" title={text('settings.incomplete.title')}>
          <Line>{text('settings.incomplete.body')}</Line>
        </Notice>
      </div>
    );
  if (error === null) return null;
  return (
    <div role="alert">
      <Notice tone="danger" title={text('settings.refused.title')}>
        {problems.length > 0 ? (
          <>
            <Line>{text('settings.refused.body')}</Line>
            <ul>
              {problems.map((problem) => (
                <li key={problem} lang="en">
                  <Line>{problem}</Line>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Line>{inWords(error)}</Line>
        )}
      </Notice>
    </div>
  );
}
