import { useState } from 'react';
import { Field, Textarea } from '@strapi/design-system';
import { LONGEST_WORDING } from '../../../../../server/src/contracts';
import { DecisionDialog, type DecisionTexts } from '../../../shared/components/DecisionDialog';
import { ChoiceField } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';
import { wordingToRecord } from '../model/consentAnswers';
import { useGetConsentWordingsQuery } from '../queries/contactSyncApi';
import type { ChangedConsent } from './changedConsent';

interface WordingFieldProps {
  of: { documentId: string; institutionCode: string; code: string };
  isRequired: boolean;
  typed: string;
  onType: (typed: string) => void;
}

/** What the person agreed to; a wording in use can be chosen instead of typed. */
function WordingField({ isRequired, of, onType, typed }: WordingFieldProps) {
  const text = useText();
  const { data: used = [] } = useGetConsentWordingsQuery(of, { refetchOnMountOrArgChange: true });
  return (
    <>
      <Field.Root name="wording" required={isRequired} hint={text('consents.wording.hint')}>
        <Field.Label>{text('consents.wording')}</Field.Label>
        <Textarea
          maxLength={LONGEST_WORDING}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      {used.length > 0 && (
        <ChoiceField
          name="used"
          label={text('consents.wording.used')}
          // The field above shows it whole.
          chosen={null}
          options={used.map((wording) => ({ id: wording, text: wording }))}
          onChoose={onType}
        />
      )}
    </>
  );
}

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
