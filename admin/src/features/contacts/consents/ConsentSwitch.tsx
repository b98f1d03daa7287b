import { useRef } from 'react';
import { Switch } from '@strapi/design-system';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useText } from '../../../shared/words/useText';
import { mustConfirm } from '../model/consentAnswers';
import { AnswerDialog } from './AnswerDialog';
import type { ChangedConsent } from './changedConsent';

/** Changes an answer: a refusal at once, a consent after a question and with its wording. */
export function ConsentSwitch(changed: ChangedConsent) {
  const { consent, institution, onChange } = changed;
  const text = useText();
  const { busy, run } = useBusy();
  const dialog = useDialogOpen();
  const switchRef = useRef<HTMLButtonElement>(null);
  const names = { code: consent.code, institution: institution.name };

  const ask = (wanted: boolean) => {
    if (mustConfirm(consent, wanted)) dialog.onOpenChange(true);
    else void run(() => onChange({ allowed: wanted }));
  };

  return (
    <>
      <Switch
        ref={switchRef}
        aria-label={text('consents.switch', names)}
        checked={consent.allowed}
        disabled={busy}
        onCheckedChange={ask}
      />
      <AnswerDialog
        {...dialog}
        {...changed}
        texts={{
          title: text('consents.allow.title', names),
          effect: text('consents.allow.body'),
          risk: text('consents.allow.record', names),
          confirmLabel: text('consents.allow.confirm'),
        }}
        onClosed={() => switchRef.current?.focus()}
      />
    </>
  );
}
