import { useRef } from 'react';
import { Flex, IconButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';
import { AnswerDialog } from './AnswerDialog';
import type { ChangedConsent } from './changedConsent';

/** The wording of the present answer; a consent can be recorded again under another one. */
export function Wording({ mayEdit, ...changed }: ChangedConsent & { mayEdit: boolean }) {
  const text = useText();
  const { allowed, wording } = changed.consent;
  return (
    <Flex gap={2} justifyContent="space-between">
      {wording !== null && <WordingText wording={wording} />}
      {wording === null && allowed && <Line muted>{text('consents.wording.none')}</Line>}
      {allowed && mayEdit && <RecordWording {...changed} />}
    </Flex>
  );
}

/** A wording with its line breaks. */
export function WordingText({ wording }: { wording: string }) {
  return (
    <Line>
      <span style={{ whiteSpace: 'pre-line' }}>{wording}</span>
    </Line>
  );
}

function RecordWording(changed: ChangedConsent) {
  const text = useText();
  const dialog = useDialogOpen();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const { consent, institution } = changed;
  const names = { code: consent.code, institution: institution.name };
  return (
    <>
      <IconButton
        ref={buttonRef}
        variant="ghost"
        size="S"
        label={text('consents.wording.record', names)}
        onClick={() => dialog.onOpenChange(true)}
      >
        <Pencil aria-hidden />
      </IconButton>
      <AnswerDialog
        {...dialog}
        {...changed}
        texts={{
          title: text('consents.wording.title', names),
          effect: text('consents.wording.body'),
          risk: text('consents.wording.risk'),
          confirmLabel: text('consents.wording.confirm'),
        }}
        onClosed={() => buttonRef.current?.focus()}
      />
    </>
  );
}
