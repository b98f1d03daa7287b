import { Box } from '@strapi/design-system';
import type { SyncWarning } from '../../../../../server/src/contracts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';

/** Odd values that were stored exactly as S-360 sent them. */
export function Warnings({ warnings }: { warnings: readonly SyncWarning[] }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const inWords = useReasons();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title={text('warnings.title', { count: warnings.length })}>
      <Box tag="ul">
        {warnings
          .map(({ field, reason }) =>
            text('warnings.item', {
              field: nameOf(field),
              message: inWords(reason),
            }),
          )
          .map((warning) => (
            <Box tag="li" key={warning}>
              <Line>{warning}</Line>
            </Box>
          ))}
      </Box>
    </Notice>
  );
}
