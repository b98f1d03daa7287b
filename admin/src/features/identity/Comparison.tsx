import { Box, Typography } from '@strapi/design-system';
import type { MergePreview } from '../../../../server/src/contracts';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { differingFirst } from './matching';

const COLUMNS = (['field', 'kept', 'other', 'after'] as const).map((column) => ({
  label: `merge.column.${column}` as const,
}));

/** Two contacts field by field, what differs first, with the value that a merge keeps. */
export function Comparison({ preview }: { preview: MergePreview }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  return (
    <Box style={{ overflowX: 'auto' }}>
      <FlatTable label={text('merge.comparison')} columns={COLUMNS}>
        {differingFirst(preview.fields).map(({ field, keep, remove }) => (
          <tr key={field}>
            <Cell>
              <Typography variant="pi" fontWeight="bold">
                {nameOf(field)}
              </Typography>
            </Cell>
            <Cell>
              <Line muted={keep === remove}>{keep ?? '–'}</Line>
            </Cell>
            <Cell>
              <Line muted={keep === remove}>{remove ?? '–'}</Line>
            </Cell>
            <Cell>
              <Typography variant="pi" fontWeight={keep === remove ? 'regular' : 'bold'}>
                {keep ?? remove}
              </Typography>
            </Cell>
          </tr>
        ))}
      </FlatTable>
    </Box>
  );
}
