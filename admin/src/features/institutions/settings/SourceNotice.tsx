import { Button, Flex } from '@strapi/design-system';
import type { InstitutionDetails } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { useAdoptInstitutionMutation, useReturnInstitutionMutation } from './settingsApi';

/** Which settings count where there could be two, and the way from one to the other. */
export function SourceNotice({ institution }: { institution: InstitutionDetails }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [adopt] = useAdoptInstitutionMutation();
  const [giveBack] = useReturnInstitutionMutation();
  const { code, isConfigured, name, source } = institution;
  if (!isConfigured) return null;
  const isHere = source === 'panel';
  const change = () =>
    attempt((isHere ? giveBack({ code }) : adopt({ code })).unwrap(), () =>
      notify('success', text(isHere ? 'settings.return.done' : 'settings.adopt.done', { name })),
    );
  const words = isHere ? 'return' : 'adopt';
  return (
    <Notice tone="secondary" title={text(`settings.${words}.title`)}>
      <Line>{text(`settings.${words}.body`)}</Line>
      <Flex paddingTop={2}>
        <DecisionDialog
          texts={{
            title: text(`settings.${words}.ask`, { name }),
            effect: text(`settings.${words}.effect`),
            confirmLabel: text(`settings.${words}.button`),
          }}
          variant={isHere ? 'danger-light' : 'default'}
          trigger={<Button variant="tertiary">{text(`settings.${words}.button`)}</Button>}
          onConfirm={change}
        />
      </Flex>
    </Notice>
  );
}
