import { Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { HeldField, SyncWarning } from '../../../server/src/contracts';
import { useFieldNames } from '../hooks/useFieldNames';
import { message } from '../translations/message';
import { Line, Notice } from './Notice';

/** Fields on which both sides differ until a person decides, with both values. */
export function HeldFields({ fields }: { fields: readonly HeldField[] }) {
  const { formatMessage } = useIntl();
  const { nameOf } = useFieldNames();
  if (fields.length === 0) return null;
  const empty = formatMessage(message('held.empty'));
  return (
    <Notice tone="warning" title={formatMessage(message('held.title'), { count: fields.length })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {fields.map(({ field, crmValue, s360Value }) => (
          <Box tag="li" key={field}>
            <Line>{nameOf(field)}</Line>
            <Line muted>{formatMessage(message('held.crm'), { value: crmValue ?? empty })}</Line>
            <Line muted>{formatMessage(message('held.s360'), { value: s360Value ?? empty })}</Line>
          </Box>
        ))}
      </Flex>
    </Notice>
  );
}

/** Odd values that came from S-360 and were kept as they came. */
export function Warnings({ warnings }: { warnings: readonly SyncWarning[] }) {
  const { formatMessage } = useIntl();
  const { nameOf } = useFieldNames();
  if (warnings.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={formatMessage(message('warnings.title'), { count: warnings.length })}
    >
      <Box tag="ul">
        {warnings.map(({ field, message: oddity }) => (
          <Box tag="li" key={`${field}: ${oddity}`}>
            <Line>
              {formatMessage(message('warnings.item'), { field: nameOf(field), message: oddity })}
            </Line>
          </Box>
        ))}
      </Box>
    </Notice>
  );
}
