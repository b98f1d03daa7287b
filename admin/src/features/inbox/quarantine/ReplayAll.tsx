import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { ProgressLine } from '../../../shared/components/ProgressLine';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { useReplayAllItemsMutation } from '../inboxApi';
import type { ListedItems } from './itemsQuery';

/** Processes all listed items again, slice by slice, and shows how far it is. */
export function ReplayAll({ listed, onClosed }: { listed: ListedItems; onClosed: () => void }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [replay] = useReplayAllItemsMutation();
  const [progress, setProgress] = useState<{ tried: number; count: number } | null>(null);
  const { count, filter, newestId } = listed;

  async function replayAll() {
    const done = { imported: 0, leftOut: 0, notImported: 0 };
    let after: number | null = 0;
    setProgress({ tried: 0, count });
    try {
      while (after !== null) {
        const slice = await replay({ ...filter, upTo: newestId, after }).unwrap();
        done.imported += slice.imported;
        done.leftOut += slice.leftOut;
        done.notImported += slice.notImported;
        const tried = done.imported + done.leftOut + done.notImported;
        setProgress({ tried, count: Math.max(count, tried) });
        after = slice.next;
      }
    } finally {
      setProgress(null);
      notify(done.notImported > 0 ? 'warning' : 'success', text('quarantine.replayAll.done', done));
    }
  }

  return (
    <DecisionDialog
      texts={{
        title: text('quarantine.replayAll.title', { count: progress?.count ?? count }),
        effect: text('quarantine.replayAll.body'),
        risk: text('quarantine.replayAll.cost'),
        confirmLabel: text('quarantine.replayAll'),
      }}
      variant="default"
      onConfirm={() => attempt(replayAll(), () => undefined)}
      onClosed={onClosed}
      trigger={
        <Button variant="secondary" size="S" disabled={count === 0}>
          {text('quarantine.replayAll')}
        </Button>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={2} role="status">
        {progress && (
          <>
            <Line>{text('quarantine.replayAll.progress', progress)}</Line>
            <ProgressLine
              $color="primary600"
              value={(100 * progress.tried) / Math.max(1, progress.count)}
            />
          </>
        )}
      </Flex>
    </DecisionDialog>
  );
}
