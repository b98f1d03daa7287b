import type { ReactNode } from 'react';
import { Button, Flex, TextInput } from '@strapi/design-system';
import { useText } from '../../../shared/words/useText';
import { Labelled } from './fields';
import { newKey } from './newKey';
import type { DraftProblem } from './settingsDraft';

interface KeyFieldProps {
  field: 'webhookSecret' | 'newKey';
  problem: DraftProblem | undefined;
  isRequired?: boolean;
  value: string;
  onChange: (key: string) => void;
  /** Buttons beside the one that generates a key. */
  children?: ReactNode;
}

/** A new key or password of the webhooks: it is readable while it is typed, or generated. */
export function KeyField({ children, onChange, value, ...labelled }: KeyFieldProps) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Labelled {...labelled}>
        <TextInput
          value={value}
          maxLength={1024}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      </Labelled>
      <Flex gap={2} wrap="wrap">
        <Button variant="tertiary" onClick={() => onChange(newKey())}>
          {text('settings.key.generate')}
        </Button>
        {children}
      </Flex>
    </Flex>
  );
}
