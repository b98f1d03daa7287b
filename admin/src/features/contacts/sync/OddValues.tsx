import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SyncWarning } from '../../../../../server/src/contracts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useReasons } from '../../../shared/words/useReasons';
import { message } from '../../../translations/message';
import { Line, Notice } from '../../../shared/components/Notice';

/** Odd values that came from S-360 and were kept as they came. */
export function Warnings({ warnings }: { warnings: readonly SyncWarning[] }) {
  const { formatMessage } = useIntl();
  const { nameOf } = useFieldNames();
  const inWords = useReasons();
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
              {formatMessage(message('warnings.item'), {
                field: nameOf(field),
                message: inWords(oddity),
              })}
            </Line>
          </Box>
        ))}
      </Box>
    </Notice>
  );
}
