import { useId } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { InstitutionDetails } from '../../../../../server/src/contracts';
import { Card } from '../../../shared/components/Card';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Notice';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { State } from './InstitutionList';
import { useChangeInstitutionActiveMutation } from './settingsApi';

/** Disables the institution, or enables it again. */
export function ActiveCard({ institution }: { institution: InstitutionDetails }) {
  const text = useText();
  const titleId = useId();
  const { attempt, tell } = useAttempts();
  const [change] = useChangeInstitutionActiveMutation();
  const { code, isActive, name, revision } = institution;
  if (revision === null) return null;
  const words = isActive ? 'disable' : 'enable';
  const confirm = () =>
    attempt(change({ code, revision, isActive: !isActive }).unwrap(), () =>
      tell('success', text(`settings.${words}.done`, { name })),
    );
  return (
    <Card tag="section" titleId={titleId} padding={6}>
      <Flex gap={3} alignItems="center">
        <Typography id={titleId} tag="h2" variant="delta">
          {text('settings.active.title')}
        </Typography>
        <State institution={institution} />
      </Flex>
      <Line>{text(`settings.${words}.body`)}</Line>
      <Flex>
        <DecisionDialog
          texts={{
            title: text(`settings.${words}.ask`, { name }),
            effect: text(`settings.${words}.effect`),
            ...(isActive && { risk: text('settings.disable.risk') }),
            confirmLabel: text(`settings.${words}.button`),
          }}
          variant={isActive ? 'danger-light' : 'default'}
          trigger={
            <Button variant={isActive ? 'danger-light' : 'default'}>
              {text(`settings.${words}.button`)}
            </Button>
          }
          onConfirm={confirm}
        />
      </Flex>
    </Card>
  );
}
