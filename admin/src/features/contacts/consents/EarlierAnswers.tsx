import { Flex } from '@strapi/design-system';
import { NotLoaded } from '../../../shared/components/LoadStates';
import { Line } from '../../../shared/components/Line';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { Cause } from '../history/Cause';
import { useGetContactHistoryQuery } from '../history/historyApi';
import { useHistoryValues } from '../history/useHistoryValues';
import { WordingText } from './Wording';

interface EarlierAnswersProps {
  documentId: string;
  code: string;
  institution: string;
}

/** How a consent at one institution changed, the newest first. */
export function EarlierAnswers({ code, documentId, institution }: EarlierAnswersProps) {
  const text = useText();
  const { wordsOf } = useHistoryValues();
  const field = `consent:${code}`;
  const { data, error, refetch } = useGetContactHistoryQuery(
    { documentId, field, institution, page: 1, pageSize: 100 },
    { refetchOnMountOrArgChange: true },
  );
  if (!data) return <NotLoaded error={error} onRetry={() => void refetch()} />;
  if (data.data.length === 0) {
    return <Line muted>{text('consents.unchanged')}</Line>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {data.data.map((change) => (
        <li key={change.id}>
          <Line>
            {text(change.oldValue === change.newValue ? 'consents.again' : 'consents.change', {
              after: wordsOf(field, change.newValue),
              before: wordsOf(field, change.oldValue) ?? text('held.empty'),
            })}
          </Line>
          {change.wording !== null && (
            <WordingText wording={text('consents.wording.of', { wording: change.wording })} />
          )}
          <Line muted>
            <ExactMoment at={change.changedAt} />
          </Line>
          <Cause change={change} />
        </li>
      ))}
    </Flex>
  );
}
