import { Box } from '@strapi/design-system';
import { Line } from '../components/Line';
import { Notice } from '../components/Notice';
import { useReasons } from '../reasons/useReasons';
import type { Refusal } from './decisions';

interface RefusalsProps<Entry> {
  refusals: readonly Refusal<Entry>[];
  title: string;
  sentenceOf: (entry: Entry, reason: string) => string;
}

/** What could not be decided in the last decision, each with its reason. */
export function Refusals<Entry extends { id: number }>(props: RefusalsProps<Entry>) {
  const { refusals, sentenceOf, title } = props;
  const inWords = useReasons();
  if (refusals.length === 0) return null;
  return (
    <Box role="alert">
      <Notice tone="warning" title={title}>
        <ul>
          {refusals.map(({ entry, reason }) => (
            <li key={entry.id}>
              <Line>{sentenceOf(entry, inWords(reason))}</Line>
            </li>
          ))}
        </ul>
      </Notice>
    </Box>
  );
}
