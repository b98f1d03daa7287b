import { Box, Button, Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { CheckRequest } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Line } from '../../shared/components/Line';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useStartCheckMutation } from './checksApi';

interface StartCheckProps {
  institution: string;
  request: CheckRequest;
  onStarted: (id: number) => void;
}

/** Starts the check. Before a check writes to S-360, it says what it will write. */
export function StartCheck({ institution, onStarted, request }: StartCheckProps) {
  const text = useText();
  const { busy, run } = useBusy();
  const start = useStart({ institution, onStarted, request });
  const label = text('contractCheck.start');
  return (
    <Flex>
      {request.writes ? (
        <ConfirmedStart request={request} start={start} label={label} />
      ) : (
        <Button loading={busy} onClick={() => void run(start)}>
          {label}
        </Button>
      )}
    </Flex>
  );
}

function useStart({ institution, onStarted, request }: StartCheckProps): () => Promise<boolean> {
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const [startCheck] = useStartCheckMutation();
  return () =>
    attempt(startCheck({ institution, request }).unwrap(), ({ id }) => {
      onStarted(id);
      return navigate(PLACES.contractCheck(institution, id));
    });
}

function ConfirmedStart({
  label,
  request,
  start,
}: {
  label: string;
  request: CheckRequest;
  start: () => Promise<boolean>;
}) {
  const text = useText();
  return (
    <DecisionDialog
      texts={{
        title: text('contractCheck.confirm.title'),
        effect: text('contractCheck.confirm.body'),
        confirmLabel: text('contractCheck.confirm.button'),
      }}
      variant="default"
      onConfirm={start}
      trigger={<Button>{label}</Button>}
    >
      <WhatIsWritten request={request} />
    </DecisionDialog>
  );
}

function WhatIsWritten({ request }: { request: CheckRequest }) {
  const text = useText();
  const { companyNumber, contactNumber, creates, performanceId } = request;
  const written = [
    contactNumber && text('contractCheck.confirm.person', { number: contactNumber }),
    companyNumber && text('contractCheck.confirm.company', { number: companyNumber }),
    creates && text('contractCheck.confirm.create'),
    contactNumber && performanceId && text('contractCheck.confirm.reservation'),
  ].filter((line): line is string => typeof line === 'string' && line !== '');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box tag="ul" paddingLeft={4}>
        {written.map((line) => (
          <Box tag="li" key={line} style={{ listStyle: 'disc' }}>
            <Line>{line}</Line>
          </Box>
        ))}
      </Box>
      <Line muted>{text('contractCheck.confirm.risk')}</Line>
    </Flex>
  );
}
