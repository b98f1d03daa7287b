import { Flex } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { SettingsLink } from '../institutions';
import { MappingLink } from '../mapping';
import { FactGrid } from './FactGrid';

/** Who the institution is, and what is exchanged with it. */
export function DataStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { baseUrl, code, name, pushNewContacts, weaknesses } = institution;
  return (
    <>
      <FactGrid>
        <Fact name={text('setup.data.name')}>{name}</Fact>
        <Fact name={text('setup.data.code')}>{code}</Fact>
        <Fact name={text('sending.baseUrl')}>{baseUrl}</Fact>
        <Fact name={text('sending.newContacts')}>
          {text(pushNewContacts ? 'sending.pushed' : 'sending.notPushed')}
        </Fact>
      </FactGrid>
      {weaknesses.map((weakness) => (
        <Line key={weakness}>{text(`weakness.${weakness}.body`)}</Line>
      ))}
      <Flex gap={2} wrap="wrap">
        <SettingsLink institution={institution} />
        <MappingLink institution={institution} />
      </Flex>
    </>
  );
}
