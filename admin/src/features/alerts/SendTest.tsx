import { Button, Flex } from '@strapi/design-system';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { useTestAlertsMutation } from './alertsApi';

/** E-mails a test to everybody who gets alerts. */
export function SendTest({ recipients }: { recipients: number }) {
  const text = useText();
  const maySteer = useAllowed('steerSync').everywhere;
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const [test] = useTestAlertsMutation();
  if (!maySteer || recipients === 0) return null;
  const send = () =>
    attempt(test(undefined).unwrap(), ({ failed, sent }) =>
      failed > 0
        ? notify('warning', text('alerts.test.failed', { count: failed }))
        : notify('success', text('alerts.test.sent', { count: sent })),
    );
  return (
    <Flex>
      <Button variant="secondary" loading={busy} onClick={() => void run(send)}>
        {text('alerts.test')}
      </Button>
    </Flex>
  );
}
