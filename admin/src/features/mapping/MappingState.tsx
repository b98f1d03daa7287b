import { Box, Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionMapping } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { allAsConfigured, countChanges, type MappingChanges } from './mappingChanges';

interface MappingStateProps {
  mapping: InstitutionMapping;
  onChange: (changes: MappingChanges) => void;
}

/** What was changed in the panel, by whom, whether contacts follow it, and the way back. */
export function MappingState({ mapping, onChange }: MappingStateProps) {
  const text = useText();
  const { changedAt, changedBy, fields, filling, problems } = mapping;
  const former = allAsConfigured(fields, mapping);
  return (
    <>
      {filling && <Filling filling={filling} />}
      {problems.length > 0 && (
        <Notice tone="warning" title={text('mapping.problems.title')}>
          {problems.map((problem) => (
            <Line key={problem}>{problem}</Line>
          ))}
        </Notice>
      )}
      {countChanges(former) > 0 && (
        <Flex gap={4} wrap="wrap">
          {changedAt !== null && (
            <Line>
              {text('mapping.changed', {
                name: changedBy?.name ?? text('mapping.changed.somebody'),
                when: <Moment at={changedAt} tense="past" />,
              })}
            </Line>
          )}
          <Button size="S" variant="tertiary" onClick={() => onChange(former)}>
            {text('mapping.allAsConfigured')}
          </Button>
        </Flex>
      )}
    </>
  );
}

function Filling({ filling: { done, total } }: { filling: { done: number; total: number } }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <Notice tone="secondary" title={text('mappingUnderWay.title')}>
      <Line>
        {text('mapping.filling', { done: formatNumber(done), total: formatNumber(total) })}
      </Line>
      <Box paddingTop={1} paddingBottom={1}>
        <ProgressLine value={percent} $color="primary600" />
      </Box>
      <Line muted>{text('mappingUnderWay.body')}</Line>
    </Notice>
  );
}
