import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import {
  SHORTEST_SECRET,
  type InstitutionDetails,
  type SecretStatus,
} from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Section } from '../../../shared/components/Section';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { SetOn } from './fields';
import { KeyField } from './KeyField';
import { useAddWebhookSecretMutation, useRemoveWebhookSecretMutation } from './settingsApi';
import type { TypedKey } from './typedKey';

interface WebhookKeysProps {
  institution: InstitutionDetails;
  onTyped: (typed: TypedKey) => void;
}

/**
 * The keys or passwords that the webhooks accept, and their rotation: add the new one, wait until
 * the old one is no longer used, remove it.
 */
export function WebhookKeys({ institution, onTyped }: WebhookKeysProps) {
  const text = useText();
  const keys = institution.secrets.filter(({ kind }) => kind === 'webhook');
  const isRotating = keys.length > 1;
  if (keys.length === 0) return null;
  return (
    <Section title={text('settings.keys.title')} intro={text('settings.keys.intro')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {keys.map((secret, position) => (
          <li key={secret.id}>
            <Key
              institution={institution}
              secret={secret}
              name={text(
                !isRotating
                  ? 'settings.keys.only'
                  : position === 0
                    ? 'settings.keys.old'
                    : 'settings.keys.new',
              )}
              isRemovable={isRotating}
            />
          </li>
        ))}
      </Flex>
      {isRotating ? (
        <NextStep keys={keys} />
      ) : (
        <AddKey institution={institution} onTyped={onTyped} />
      )}
    </Section>
  );
}

function Key({
  institution: { code, revision },
  isRemovable,
  name,
  secret,
}: {
  institution: InstitutionDetails;
  secret: SecretStatus;
  name: string;
  isRemovable: boolean;
}) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [remove] = useRemoveWebhookSecretMutation();
  const { id, lastUsedAt } = secret;
  const used =
    lastUsedAt === null
      ? text('settings.keys.unused')
      : text('settings.keys.used', { when: <ExactMoment at={lastUsedAt} /> });
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
      <Box>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {name}
        </Typography>
        <Line>{used}</Line>
        <SetOn secret={secret} />
      </Box>
      {isRemovable && revision !== null && (
        <DecisionDialog
          texts={{
            title: text('settings.keys.remove.ask'),
            effect: text('settings.keys.remove.effect'),
            ...(lastUsedAt !== null && { risk: text('settings.keys.remove.risk') }),
            confirmLabel: text('settings.keys.remove'),
          }}
          trigger={
            <Button variant="danger-light" aria-label={text('settings.keys.remove.of', { name })}>
              {text('settings.keys.remove')}
            </Button>
          }
          onConfirm={() =>
            attempt(remove({ code, id, revision }).unwrap(), () =>
              notify('success', text('settings.keys.removed')),
            )
          }
        />
      )}
    </Flex>
  );
}

/** What to do while two keys are accepted. */
function NextStep({ keys: [old, next] }: { keys: readonly SecretStatus[] }) {
  const text = useText();
  const newUse = next?.lastUsedAt ?? '';
  const isSwitched = newUse !== '' && (old?.lastUsedAt ?? '') < newUse;
  const words = isSwitched ? 'switched' : 'waiting';
  return (
    <Notice tone="secondary" title={text(`settings.keys.${words}.title`)}>
      <Line>{text(`settings.keys.${words}.body`)}</Line>
    </Notice>
  );
}

function AddKey({ institution: { code, revision }, onTyped }: WebhookKeysProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const [add] = useAddWebhookSecretMutation();
  const [secret, setSecret] = useState('');
  const isShort = secret !== '' && secret.length < SHORTEST_SECRET;
  if (revision === null) return null;
  const save = () =>
    attempt(add({ code, revision, secret }).unwrap(), () => {
      onTyped({ code, key: secret });
      setSecret('');
      notify('success', text('settings.keys.added'));
    });
  return (
    <Box maxWidth="60rem">
      <KeyField
        field="newKey"
        problem={isShort ? 'short' : undefined}
        value={secret}
        onChange={setSecret}
      >
        <Button
          variant="secondary"
          disabled={secret === '' || isShort}
          loading={busy}
          onClick={() => void run(save)}
        >
          {text('settings.keys.add')}
        </Button>
      </KeyField>
    </Box>
  );
}
