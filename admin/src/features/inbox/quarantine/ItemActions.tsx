import { Button, Flex } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useCopy } from '../../../shared/hooks/useCopy';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { useInstitutions } from '../../institutions';
import { useDismissAllItemsMutation, useLazyGetItemsReportQuery } from '../inboxApi';
import { DismissItems } from './DismissItems';
import { itemsReport } from './itemsReport';
import type { ListedItems } from './itemsQuery';
import { ReplayAll } from './ReplayAll';

interface ItemActionsProps {
  listed: ListedItems;
  mayReplay: boolean;
  /** Takes the focus after an action, whose button may be gone. */
  onDone: () => void;
}

export function ItemActions({ listed, mayReplay, onDone }: ItemActionsProps) {
  const text = useText();
  const [dismissAll] = useDismissAllItemsMutation();
  const { count, filter, newestId } = listed;
  return (
    <Flex gap={2} wrap="wrap">
      <CopyReport listed={listed} />
      {mayReplay && (
        <>
          <ReplayAll listed={listed} onClosed={onDone} />
          <DismissItems
            count={count}
            dismiss={() => dismissAll({ ...filter, upTo: newestId, confirmed: count }).unwrap()}
            onClosed={onDone}
            trigger={
              <Button variant="danger-light" size="S" disabled={count === 0}>
                {text('quarantine.dismissAll')}
              </Button>
            }
          />
        </>
      )}
    </Flex>
  );
}

function CopyReport({ listed: { count, filter } }: { listed: ListedItems }) {
  const { formatDate } = useIntl();
  const text = useText();
  const inWords = useReasons();
  const { nameOf } = useInstitutions();
  const copy = useCopy();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [report] = useLazyGetItemsReportQuery();
  const moment = (at: string) =>
    formatDate(at, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
    });
  const copyReport = () =>
    attempt(report(filter).unwrap(), (items) => {
      void copy(itemsReport(items, { text, inWords, nameOf, moment }));
    });
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Duplicate aria-hidden />}
      loading={busy}
      disabled={count === 0}
      onClick={() => void run(copyReport)}
    >
      {text('quarantine.report')}
    </Button>
  );
}
