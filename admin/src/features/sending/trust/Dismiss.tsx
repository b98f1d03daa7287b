import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SaveFinding } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { message } from '../../../translations/message';
import { useDismissFindingMutation } from './trustApi';

/**
 * Dismisses a finding: the contact stays as it is in S-360, by decision of a person who has
 * checked.
 */
export function Dismiss({ finding, institution }: { finding: SaveFinding; institution: string }) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  const [dismiss] = useDismissFindingMutation();
  const { contactNumber, reference } = finding;
  const number = contactNumber ?? '';
  return (
    <Flex paddingTop={1}>
      <DecisionDialog
        {...dialog}
        texts={{
          title: formatMessage(message('trust.dismiss.title'), { number }),
          effect: formatMessage(message('trust.dismiss.effect')),
          confirmLabel: formatMessage(message('trust.dismiss.confirm')),
        }}
        onConfirm={() =>
          attempt(dismiss({ institution, reference }).unwrap(), () =>
            tell('success', formatMessage(message('trust.dismiss.done'), { number })),
          )
        }
        trigger={
          <Button size="S" variant="tertiary">
            {formatMessage(message('trust.dismiss.button'))}
          </Button>
        }
      />
    </Flex>
  );
}
