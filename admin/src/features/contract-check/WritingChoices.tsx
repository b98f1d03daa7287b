import {
  Box,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import type { SuggestedPerformance } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useVenueTime } from '../../shared/time/VenueTime';
import { useTextOf } from '../../shared/words/useTextOf';
import { useText } from '../../shared/words/useText';
import type { CheckForm } from './checkForm';

interface WritingChoicesProps {
  form: CheckForm;
  onChange: (changed: Partial<CheckForm>) => void;
  performances: readonly SuggestedPerformance[];
}

/** What a writing check may do besides saving the test contact. */
export function WritingChoices({ form, onChange, performances }: WritingChoicesProps) {
  const text = useText();
  return (
    <Box paddingLeft={4} borderColor="neutral200" borderWidth="0 0 0 2px" borderStyle="solid">
      <Flex direction="column" alignItems="stretch" gap={5} maxWidth="60rem">
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Checkbox
            checked={form.creates}
            onCheckedChange={(checked) => onChange({ creates: checked === true })}
          >
            {text('contractCheck.creates.label')}
          </Checkbox>
          <Line muted>{text('contractCheck.creates.hint')}</Line>
        </Flex>
        <Field.Root name="companyNumber" hint={text('contractCheck.company.hint')}>
          <Field.Label>{text('contractCheck.company.label')}</Field.Label>
          <TextInput
            value={form.companyNumber}
            maxLength={20}
            onChange={(event) => onChange({ companyNumber: event.target.value })}
          />
          <Field.Hint />
        </Field.Root>
        {performances.length > 0 ? (
          <KnownPerformances form={form} onChange={onChange} performances={performances} />
        ) : (
          <PerformanceNumber form={form} onChange={onChange} />
        )}
      </Flex>
    </Box>
  );
}

function KnownPerformances({ form, onChange, performances }: WritingChoicesProps) {
  const venueTime = useVenueTime();
  const text = useText();
  const textOf = useTextOf();
  const none = text('contractCheck.performance.none');
  return (
    <Field.Root name="performanceId" hint={text('contractCheck.performance.hint')}>
      <Field.Label>{text('contractCheck.performance.label')}</Field.Label>
      <SingleSelect
        value={form.performanceId === '' ? null : form.performanceId}
        placeholder={none}
        clearLabel={none}
        onChange={(id) => onChange({ performanceId: String(id) })}
        onClear={() => onChange({ performanceId: '' })}
      >
        {performances.map(({ id, name, startsAt, timeZone }) => (
          <SingleSelectOption key={id} value={id}>
            {`${textOf(name)}, ${venueTime(startsAt, timeZone)}`}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}

/** Without a catalog the user can only enter the performance's number. */
function PerformanceNumber({ form, onChange }: Omit<WritingChoicesProps, 'performances'>) {
  const text = useText();
  return (
    <Field.Root name="performanceId" hint={text('contractCheck.performance.number')}>
      <Field.Label>{text('contractCheck.performance.label')}</Field.Label>
      <TextInput
        value={form.performanceId}
        inputMode="numeric"
        maxLength={20}
        onChange={(event) => onChange({ performanceId: event.target.value.replace(/\D/g, '') })}
      />
      <Field.Hint />
    </Field.Root>
  );
}
