import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { ConditionList, segmentIn } from '../segments';
import type { ListQuery } from './exportRequest';
import { useGetExportSizeQuery } from './exportSizeApi';

interface ExportContentProps {
  /** The content type of the list. */
  type: string;
  query: ListQuery;
}

/** What the file will hold: the conditions of the list, and the number of its records. */
export function ExportContent({ query, type }: ExportContentProps) {
  const text = useText();
  const { currentData: count } = useGetExportSizeQuery({ type, query });
  const conditions = segmentIn({ ...query });
  return (
    <div>
      {conditions.length > 0 && <ConditionList conditions={conditions} />}
      <div role="status">
        {count !== undefined && <Line>{text('export.count', { count })}</Line>}
      </div>
    </div>
  );
}
