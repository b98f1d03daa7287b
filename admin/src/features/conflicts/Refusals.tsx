import { Box } from '@strapi/design-system';
import type { Reason } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useReasons } from '../../shared/reasons/useReasons';
import { useText } from '../../shared/words/useText';

/** What could not be decided, and why. */
export interface Refusal {
  conflict: { id: number; contactName: string; field: string };
  reason: Reason;
}

interface RefusalsProps {
  refusals: readonly Refusal[];
  title: string;
}

/** What could not be decided in the last decision, each with its reason. */
export function Refusals({ refusals, title }: RefusalsProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const inWords = useReasons();
  if (refusals.length === 0) return null;
  return (
    <Box role="alert">
      <Notice tone="warning" title={title}>
        <ul>
          {refusals.map(({ conflict, reason }) => (
            <li key={conflict.id}>
              <Line>
                {text('conflicts.refused.one', {
                  contact: conflict.contactName,
                  field: nameOf(conflict.field),
                  reason: inWords(reason),
                })}
              </Line>
            </li>
          ))}
        </ul>
      </Notice>
    </Box>
  );
}
