import { Flex } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { CheckLink, LastCheckFact } from '../contract-check';
import { FactGrid } from './FactGrid';

/** Whether S-360 works here as the plugin expects. */
export function CheckStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { lastCheck } = institution;
  const isReadOnly = lastCheck?.verdict === 'held' && !lastCheck.writes;
  return (
    <>
      <FactGrid>
        <LastCheckFact institution={institution} />
      </FactGrid>
      {isReadOnly && <Line>{text('setup.check.readOnly')}</Line>}
      <Flex>
        <CheckLink institution={institution} />
      </Flex>
    </>
  );
}
