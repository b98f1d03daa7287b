import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ID_COLUMN } from '../../../../server/src/contracts';
import type { FileImportPlan, BulkJobFile } from '../../../../server/src/contracts';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { FIELDS, withColumn } from './fileColumns';
import { ChoiceField } from '../../shared/components/Choice';
import { useText } from '../../shared/words/useText';

interface FileChoicesProps {
  plan: FileImportPlan;
  settings: BulkJobFile.Settings;
  onChoose: (settings: BulkJobFile.Settings) => void;
}

/** Assigns the columns of a file to fields, and chooses how its values are applied. */
export function FileChoices({ plan, settings, onChoose }: FileChoicesProps) {
  const mapping = settings.mapping ?? plan.mapping;
  return (
    <>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {plan.headings.map((heading) => (
          <ColumnChoice
            key={heading}
            heading={heading}
            mapping={mapping}
            onChoose={(field) =>
              onChoose({ ...settings, mapping: withColumn(mapping, heading, field) })
            }
          />
        ))}
      </Flex>
      <Policies settings={settings} onChoose={onChoose} />
    </>
  );
}

/** The select's value for a column that is not read. */
const UNREAD = '-';

function ColumnChoice({
  heading,
  mapping,
  onChoose,
}: {
  heading: string;
  mapping: Readonly<Record<string, string>>;
  onChoose: (field: string) => void;
}) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const known = [ID_COLUMN, ...FIELDS];
  const own = Object.values(mapping).filter((field) => !known.includes(field));
  return (
    <Flex gap={4}>
      <Box flex="1">
        <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
          {heading}
        </Typography>
      </Box>
      <Box flex="1">
        <SingleSelect
          size="S"
          aria-label={text('file.fieldOf', { heading })}
          value={Object.hasOwn(mapping, heading) ? mapping[heading] : UNREAD}
          onChange={(field) => onChoose(field === UNREAD ? '' : String(field))}
        >
          <SingleSelectOption value={UNREAD}>{text('file.unread')}</SingleSelectOption>
          {[...known, ...own].map((field) => (
            <SingleSelectOption key={field} value={field}>
              {field === ID_COLUMN ? text('file.documentId') : nameOf(field)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
    </Flex>
  );
}

const POLICIES = {
  filled: ['keep', 'overwrite'],
  blanks: ['keep', 'empty'],
  dates: ['dayFirst', 'monthFirst'],
} as const;

function Policies({ settings, onChoose }: Omit<FileChoicesProps, 'plan'>) {
  const text = useText();
  const policy = <Name extends keyof typeof POLICIES>(name: Name) => (
    <ChoiceField
      name={name}
      size="S"
      label={text(`file.policy.${name}`)}
      chosen={settings[name] ?? POLICIES[name][0]}
      options={POLICIES[name].map((choice) => ({
        id: choice,
        text: text(`file.choice.${choice}`),
      }))}
      onChoose={(value) => onChoose({ ...settings, [name]: value })}
    />
  );
  return (
    <>
      {policy('filled')}
      {policy('blanks')}
      {policy('dates')}
    </>
  );
}
