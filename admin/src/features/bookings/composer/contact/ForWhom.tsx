import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { COMPOSED_KINDS } from '../../../../../../server/src/contracts';
import type { CatalogStatus } from '../../../../../../server/src/contracts';
import type { BookingDraft, DraftChange } from '../model/draft';
import { useText } from '../../../../shared/words/useText';
import { ContactField } from './ContactField';
import { ForWhomRow, Panel } from '../layout';
import { Segmented } from '../Segmented';

interface ForWhomProps {
  draft: BookingDraft;
  institutions: readonly CatalogStatus[];
  /** A stored draft stays at its institution. */
  isInstitutionFixed: boolean;
  onChange: (change: DraftChange) => void;
}

export function ForWhom({ draft, institutions, isInstitutionFixed, onChange }: ForWhomProps) {
  const text = useText();
  return (
    <Panel aria-label={text('booking.compose.forWhom')}>
      <ForWhomRow>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="pi" fontWeight="bold" textColor="neutral800" aria-hidden>
            {text('booking.compose.kind')}
          </Typography>
          <Segmented
            label={text('booking.compose.kind')}
            value={draft.kind}
            choices={COMPOSED_KINDS.map((kind) => ({
              value: kind,
              label: text(`booking.kind.${kind}`),
            }))}
            onChoose={(kind) => onChange({ type: 'kind', kind })}
          />
        </Flex>
        {institutions.length > 1 && (
          <Field.Root name="institution" width="24rem">
            <Field.Label>{text('booking.compose.institution')}</Field.Label>
            <SingleSelect
              value={draft.institution}
              disabled={isInstitutionFixed}
              onChange={(code) => onChange({ type: 'institution', institution: String(code) })}
            >
              {institutions.map(({ institution }) => (
                <SingleSelectOption key={institution.code} value={institution.code}>
                  {institution.name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        )}
        <ContactField
          contact={draft.contact}
          institution={draft.institution}
          onContact={(contact) => onChange({ type: 'contact', contact })}
        />
      </ForWhomRow>
    </Panel>
  );
}
