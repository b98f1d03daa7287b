import { Box } from '@strapi/design-system';
import { Line, Notice } from '../../shared/components/Notice';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useReasons } from '../../shared/reasons/useReasons';
import { useText } from '../../shared/words/useText';
import type { Refusal } from './useDecide';

/** The conflicts of the last decision that could not be decided, each with its reason. */
export function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const inWords = useReasons();
  if (refusals.length === 0) return null;
  return (
    <Box role="alert">
      <Notice tone="warning" title={text('conflicts.refused', { count: refusals.length })}>
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
