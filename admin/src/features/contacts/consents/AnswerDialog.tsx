import { useState } from 'react';
import { DecisionDialog, type DecisionTexts } from '../../../shared/components/DecisionDialog';
import { wordingToRecord } from '../model/consentAnswers';
import type { ChangedConsent } from './changedConsent';
import { WordingField } from './WordingField';

interface AnswerDialogProps extends ChangedConsent {
  texts: DecisionTexts;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClosed: () => void;
}

/** Records that the person consents, with the wording that they agreed to. */
export function AnswerDialog(props: AnswerDialogProps) {
  const { consent, documentId, institution, onChange, ...dialog } = props;
  const [typed, setTyped] = useState('');
  const wording = wordingToRecord(consent, typed);
  return (
    <DecisionDialog
      {...dialog}
      variant="default"
      // The same answer is recorded again only for another wording.
      isUndecidable={consent.allowed && wording === null}
      onConfirm={() => onChange({ allowed: true, wording })}
      onOpenChange={(open) => {
        setTyped('');
        dialog.onOpenChange(open);
      }}
    >
      <WordingField
        of={{ documentId, institutionCode: institution.code, code: consent.code }}
        isRequired={consent.allowed}
        typed={typed}
        onType={setTyped}
      />
    </DecisionDialog>
  );
}
