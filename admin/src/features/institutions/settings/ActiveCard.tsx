import { Button, Flex } from '@strapi/design-system';
import type { InstitutionDetails } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { Section } from '../../../shared/components/Section';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { State } from './InstitutionList';
import { useChangeInstitutionActiveMutation } from './settingsApi';

export function ActiveCard({ institution }: { institution: InstitutionDetails }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [change] = useChangeInstitutionActiveMutation();
  const { code, isActive, name, revision } = institution;
  if (revision === null) return null;
  const words = isActive ? 'disable' : 'enable';
  const confirm = () =>
    attempt(change({ code, revision, isActive: !isActive }).unwrap(), () =>
      notify('success', text(`settings.${words}.done`, { name })),
    );
  return (
    <Section title={text('settings.active.title')} beside={<State institution={institution} />}>
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
    </Section>
  );
}
