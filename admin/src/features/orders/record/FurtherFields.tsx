import { Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { FurtherField } from '../../../../../server/src/contracts';
import { Fact, FactGrid } from '../../../shared/components/Fact';
import { Folded } from '../../../shared/components/Folded';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';

interface FurtherFieldsProps {
  fields: readonly FurtherField[];
  /** The address of the same record in the Content Manager. */
  record: string;
}

/** The fields that support and integrators ask for, and the way to all of them, folded. */
export function FurtherFields({ fields, record }: FurtherFieldsProps) {
  const text = useText();
  return (
    <Folded title={text('order.further')}>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={2}>
        <FactGrid>
          {fields.map(({ name, value }) => (
            <Fact key={name} name={text(`order.field.${name}`)}>
              {name === 'referenceDate' ? <ExactMoment at={value} /> : value}
            </Fact>
          ))}
        </FactGrid>
        <Link tag={RouterLink} to={record}>
          {text('order.record')}
        </Link>
      </Flex>
    </Folded>
  );
}
