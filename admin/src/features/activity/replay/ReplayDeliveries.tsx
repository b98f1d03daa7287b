import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ReplayDeliveries as Replay, ReplayPlan } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { DayFilter } from '../../../shared/lists/DayFilter';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { dayRange } from '../../../shared/time/dayRange';
import { useInstitutions, useInstitutionsWhere } from '../../institutions';
import { useText } from '../../../shared/words/useText';
import { useGetReplayPlanQuery, useReplayDeliveriesMutation } from '../activityApi';
import type { ActivityListQuery } from '../activityQuery';

interface ReplayDeliveriesProps {
  /** The deliveries that were chosen; without any, those of a time are processed again. */
  chosen: readonly number[];
  /** Limits the deliveries of a time to an institution, and suggests the time. */
  filter?: Pick<ActivityListQuery, 'further' | 'institution'>;
  onQueued?: () => void;
}

/** Has deliveries processed again, after showing how many these are. */
export function ReplayDeliveries({ chosen, filter, onQueued }: ReplayDeliveriesProps) {
  const text = useText();
  const dialog = useDialogOpen();
  const { attempt, notify } = useAttempts();
  const [replay] = useReplayDeliveriesMutation();
  const [days, setDays] = useState<{ from?: string; until?: string }>({});
  const from = days.from ?? filter?.further.from;
  const until = days.until ?? filter?.further.until;
  // What comes while the dialog is open is not part of the plan.
  const [openedAt, setOpenedAt] = useState('');
  const open = (isOpen: boolean) => {
    if (isOpen) setOpenedAt(new Date().toISOString());
    dialog.onOpenChange(isOpen);
  };
  const request = requestFor(chosen, filter?.institution, { from, until, openedAt });
  // The plan is that of the request it was made for, and made anew each time the dialog opens.
  const plan = useGetReplayPlanQuery(request ?? { ids: [0] }, {
    skip: request === null || !dialog.open,
    refetchOnMountOrArgChange: true,
  });
  const count = chosen.length;
  const deliveries = plan.currentData?.deliveries ?? 0;
  const confirm = () =>
    request === null
      ? Promise.resolve(false)
      : attempt(replay({ ...request, confirmed: deliveries }).unwrap(), (answer) => {
          notify('success', text('replay.queued', { count: answer.deliveries }));
          onQueued?.();
        });
  return (
    <DecisionDialog
      open={dialog.open}
      onOpenChange={open}
      trigger={
        <Button variant="secondary">
          {text(count === 0 ? 'replay.ofTime' : 'replay.ofChosen', { count })}
        </Button>
      }
      variant="default"
      isUndecidable={deliveries === 0}
      texts={{
        title: text('replay.title'),
        effect: text('replay.effect'),
        risk: text('replay.risk'),
        confirmLabel: text('replay.confirm'),
      }}
      onConfirm={confirm}
    >
      {count === 0 && (
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          <DayFilter
            name="replayFrom"
            label={text('activity.from')}
            value={from}
            onChoose={(day) => setDays({ ...days, from: day })}
          />
          <DayFilter
            name="replayUntil"
            label={text('activity.until')}
            value={until}
            firstDay={from}
            onChoose={(day) => setDays({ ...days, until: day })}
          />
        </Flex>
      )}
      <ForInstitution chosen={chosen} institution={filter?.institution} />
      {request === null ? (
        <Line>{text('replay.chooseTime')}</Line>
      ) : (
        <Loaded query={plan}>{(known) => <Plan plan={known} />}</Loaded>
      )}
    </DecisionDialog>
  );
}

function requestFor(
  ids: readonly number[],
  institution: string | undefined,
  {
    from,
    openedAt,
    until,
  }: { from: string | undefined; until: string | undefined; openedAt: string },
): Replay.Request | null {
  if (ids.length > 0) return { ids: [...ids] };
  if (!from) return null;
  const days = dayRange(from, until || undefined);
  const end = days.until !== undefined && days.until < openedAt ? days.until : openedAt;
  return { ...(institution !== undefined && { institution }), ...days, until: end };
}

function ForInstitution({
  chosen,
  institution,
}: {
  chosen: readonly number[];
  institution: string | undefined;
}) {
  const text = useText();
  const { formatList } = useIntl();
  const { institutions, nameOf } = useInstitutions();
  const { allowed, others } = useInstitutionsWhere(useAllowed('replayItems'));
  if (chosen.length > 0 || institutions.length < 2) return null;
  if (institution !== undefined)
    return <Line>{text('replay.oneInstitution', { institution: nameOf(institution) })}</Line>;
  if (others.length === 0) return <Line>{text('replay.allInstitutions')}</Line>;
  const named = (some: readonly { name: string }[]) => formatList(some.map(({ name }) => name));
  return (
    <Line>
      {text('replay.someInstitutions', { allowed: named(allowed), others: named(others) })}
    </Line>
  );
}

function Plan({ plan }: { plan: ReplayPlan }) {
  const text = useText();
  const { deliveries, items, leftOut, quarantined } = plan;
  return (
    <div role="status">
      <Line>{text('replay.plan', { deliveries, items })}</Line>
      {quarantined > 0 && <Line>{text('replay.plan.quarantined', { count: quarantined })}</Line>}
      {leftOut > 0 && <Line muted>{text('replay.plan.leftOut', { count: leftOut })}</Line>}
    </div>
  );
}
