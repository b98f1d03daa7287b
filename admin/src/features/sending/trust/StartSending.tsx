import { Box, Button, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useTextIfAny } from '../../../shared/words/useTextIfAny';
import { useText } from '../../../shared/words/useText';
import { useStartSendingMutation } from './trustApi';

/** Starts sending by a person's decision, after saying what has not been tested. */
export function StartSending({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [start] = useStartSendingMutation();
  const { code, links, name, sending } = institution;
  const { status, untested } = sending;
  const step = status.state === 'stopped' ? 'again' : 'button';
  const done = text('trust.start.done', { institution: name });
  return (
    <DecisionDialog
      texts={{
        title: text('trust.start.title', { institution: name }),
        effect: text('trust.start.effect', {
          institution: name,
          count: links.pending,
        }),
        risk: text('trust.start.risk'),
        confirmLabel: text('trust.start.confirm'),
      }}
      onConfirm={() =>
        attempt(start({ institution: code, untested: [...untested] }).unwrap(), () =>
          notify('success', done),
        )
      }
      trigger={
        <Button size="S" variant="secondary">
          {text(`trust.start.${step}`)}
        </Button>
      }
    >
      <Untested codes={untested} />
    </DecisionDialog>
  );
}

const List = styled.ul`
  list-style: disc;
  padding-inline-start: 2rem;
`;

function Untested({ codes }: { codes: readonly string[] }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  if (codes.length === 0) return null;
  return (
    <Box>
      <Typography variant="omega" fontWeight="bold">
        {text('trust.untested')}
      </Typography>
      <List>
        {codes.map((code) => (
          <li key={code}>
            <Typography variant="omega">{textIfAny(`trust.untested.${code}`) ?? code}</Typography>
          </li>
        ))}
      </List>
    </Box>
  );
}
