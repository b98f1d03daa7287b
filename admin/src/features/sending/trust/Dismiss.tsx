import { Button, Flex } from '@strapi/design-system';
import type { SaveFinding } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { useDismissFindingMutation } from './trustApi';

/**
 * Dismisses a finding: the contact stays as it is in S-360, by decision of a person who has
 * checked.
 */
export function Dismiss({ finding, institution }: { finding: SaveFinding; institution: string }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [dismiss] = useDismissFindingMutation();
  const { contactNumber, reference } = finding;
  const number = contactNumber ?? '';
  return (
    <Flex paddingTop={1}>
      <DecisionDialog
        texts={{
          title: text('trust.dismiss.title', { number }),
          effect: text('trust.dismiss.effect'),
          confirmLabel: text('trust.dismiss.confirm'),
        }}
        onConfirm={() =>
          attempt(dismiss({ institution, reference }).unwrap(), () =>
            notify('success', text('trust.dismiss.done', { number })),
          )
        }
        trigger={
          <Button size="S" variant="tertiary">
            {text('trust.dismiss.button')}
          </Button>
        }
      />
    </Flex>
  );
}
