import { Button, Flex } from '@strapi/design-system';
import type { SummariesRebuild } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Part } from '../../shared/components/Part';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { useGetRebuildQuery, useStartRebuildMutation } from './ordersApi';

/** Computes the purchases of all contacts anew from their orders. */
export function PurchasesRebuild() {
  const text = useText();
  const maySteer = useAllowed('steerSync').everywhere;
  const { attempt } = useAttempts();
  const rebuild = useGetRebuildQuery(undefined, useQuietPolling());
  const [start] = useStartRebuildMutation();
  const isUnderWay = rebuild.currentData?.state === 'underWay';
  return (
    <Part title={text('rebuild.title')}>
      <Line>{text('rebuild.explained')}</Line>
      <Loaded query={rebuild}>{(progress) => <Progress rebuild={progress} />}</Loaded>
      {maySteer && !isUnderWay && (
        <Flex>
          <DecisionDialog
            variant="default"
            texts={{
              title: text('rebuild.start.title'),
              effect: text('rebuild.start.effect'),
              confirmLabel: text('rebuild.start'),
            }}
            onConfirm={() => attempt(start(undefined).unwrap(), () => undefined)}
            trigger={<Button variant="secondary">{text('rebuild.start')}</Button>}
          />
        </Flex>
      )}
    </Part>
  );
}

function Progress({ rebuild }: { rebuild: SummariesRebuild }) {
  const text = useText();
  const { rebuiltAt, state } = rebuild;
  if (state === 'done') {
    return (
      <Line>
        {rebuiltAt === null
          ? text('rebuild.never')
          : text('rebuild.last', { when: <Moment key="when" at={rebuiltAt} tense="past" /> })}
      </Line>
    );
  }
  const { contacts, done } = rebuild;
  const percent = contacts === 0 ? 0 : Math.floor((done / contacts) * 100);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Line>{text('rebuild.progress', { done, contacts, percent })}</Line>
      <ProgressLine value={percent} $color="primary600" />
    </Flex>
  );
}
