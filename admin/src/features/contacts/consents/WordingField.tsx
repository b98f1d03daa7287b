import { Field, Textarea } from '@strapi/design-system';
import { LONGEST_WORDING } from '../../../../../server/src/contracts';
import { ChoiceField } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';
import { useGetConsentWordingsQuery } from '../queries/contactSyncApi';

interface WordingFieldProps {
  of: { documentId: string; institutionCode: string; code: string };
  isRequired: boolean;
  typed: string;
  onType: (typed: string) => void;
}

/** What the person agreed to; a wording in use can be chosen instead of typed. */
export function WordingField({ isRequired, of, onType, typed }: WordingFieldProps) {
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
