import { Typography } from '@strapi/design-system';
import type { Condition } from '../../../../server/src/contracts';
import { useConditionWords } from './useConditionWords';

export function ConditionList({ conditions }: { conditions: readonly Condition[] }) {
  return (
    <ul>
      {conditions.map((condition) => (
        <li key={JSON.stringify(condition)}>
          <ConditionLine condition={condition} />
        </li>
      ))}
    </ul>
  );
}

function ConditionLine({ condition }: { condition: Condition }) {
  return (
    <Typography variant="pi" textColor="neutral600">
      {useConditionWords(condition)}
    </Typography>
  );
}
