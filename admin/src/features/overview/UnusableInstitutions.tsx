import { Flex } from '@strapi/design-system';
import type { UnusableInstitution } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';
import { SettingsLink } from '../institutions';

/** Institutions that have no card, because nothing can be exchanged with them. */
export function UnusableInstitutions({ unusable }: { unusable: readonly UnusableInstitution[] }) {
  const text = useText();
  if (unusable.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4} paddingBottom={6}>
      {unusable.map((institution) => (
        <li key={institution.code}>
          <Notice
            tone="danger"
            title={text('institutions.unusable', { institution: institution.name })}
          >
            <Line>{text('institutions.unusable.means')}</Line>
            <Flex paddingTop={2}>
              <SettingsLink institution={institution} text={text('institutions.unusable.open')} />
            </Flex>
          </Notice>
        </li>
      ))}
    </Flex>
  );
}
