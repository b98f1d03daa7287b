import { Box } from '@strapi/design-system';
import type { BulkJobDetails } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';
import { useTextIfAny } from '../../../shared/words/useTextIfAny';
import { useAuthorName } from '../useAuthorName';

export function Decisions({ job: { decisions } }: { job: BulkJobDetails }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const nameOf = useAuthorName();
  if (decisions.length === 0) return null;
  return (
    <Part title={text('bulkJob.decisions')}>
      <Box tag="ul">
        {decisions.map(({ at, author, authorName, event }) => (
          <li key={`${at}/${event}`}>
            <Line>
              {text('bulkJob.decision', {
                event: textIfAny(`bulkJob.event.${event}`) ?? event,
                author: nameOf({ author, authorName }),
                when: <Moment at={at} tense="past" />,
              })}
            </Line>
          </li>
        ))}
      </Box>
    </Part>
  );
}
