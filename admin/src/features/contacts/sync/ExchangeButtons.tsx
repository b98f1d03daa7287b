import { useId } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { pullBlockedBy, pushBlockedBy } from '../model/exchanges';
import type { BlockedReason } from '../model/exchanges';
import { useText } from '../../../shared/words/useText';
import { Line } from '../../../shared/components/Line';

interface ExchangeButtonsProps {
  status: ContactSyncStatus;
  mayExchange: boolean;
  onPush: () => Promise<boolean>;
  onPull: () => Promise<boolean>;
}

/** "Send now" and "Read now", or the reason why one of them is blocked. */
export function ExchangeButtons({ status, mayExchange, onPush, onPull }: ExchangeButtonsProps) {
  const pushBlocked = pushBlockedBy(status, mayExchange);
  const pullBlocked = pullBlockedBy(status, mayExchange);
  const push = useBusy();
  const pull = useBusy();
  const reasonsId = useId();
  const institution = status.institution.name;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={2} wrap="wrap">
        <ExchangeButton
          direction="push"
          institution={institution}
          blocked={pushBlocked !== null || pull.busy}
          busy={push.busy}
          describedBy={reasonsId}
          onClick={() => void push.run(onPush)}
        />
        <ExchangeButton
          direction="pull"
          institution={institution}
          blocked={pullBlocked !== null || push.busy}
          busy={pull.busy}
          describedBy={reasonsId}
          onClick={() => void pull.run(onPull)}
        />
      </Flex>
      <Box id={reasonsId} display={pushBlocked || pullBlocked ? 'block' : 'none'}>
        <BlockedReasons push={pushBlocked} pull={pullBlocked} />
      </Box>
    </Flex>
  );
}

function ExchangeButton({
  direction,
  institution,
  blocked,
  busy,
  describedBy,
  onClick,
}: {
  direction: 'push' | 'pull';
  institution: string;
  blocked: boolean;
  busy: boolean;
  describedBy: string;
  onClick: () => void;
}) {
  const text = useText();
  return (
    <Box flex="1 0 max-content">
      <Button
        fullWidth
        size="S"
        variant="tertiary"
        paddingLeft={2}
        paddingRight={2}
        aria-label={text(`${direction}.name`, { institution })}
        aria-describedby={blocked ? describedBy : undefined}
        disabled={blocked}
        loading={busy}
        onClick={onClick}
      >
        {text(`${direction}.label`)}
      </Button>
    </Box>
  );
}

function BlockedReasons({
  push,
  pull,
}: {
  push: BlockedReason | null;
  pull: BlockedReason | null;
}) {
  if (push !== null && push === pull) return <Blocked what="both" reason={push} />;
  return (
    <>
      {push && <Blocked what="push" reason={push} />}
      {pull && <Blocked what="pull" reason={pull} />}
    </>
  );
}

function Blocked({ what, reason }: { what: 'push' | 'pull' | 'both'; reason: BlockedReason }) {
  const text = useText();
  const permission = text('permission.exchangeNow');
  const words = text(`blocked.${reason}`, { permission });
  return <Line muted>{text(`${what}.blocked`, { reason: words })}</Line>;
}
