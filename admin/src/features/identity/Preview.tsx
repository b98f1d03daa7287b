import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { MergePreview } from '../../../../server/src/contracts';
import { Line, Notice } from '../../shared/components/Notice';
import { useReasons } from '../../shared/reasons/useReasons';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useInstitutions } from '../institutions';
import { message } from '../../translations/message';

/** The effects of a merge, part by part; parts without effect are left out. */
export function Preview({ preview }: { preview: MergePreview }) {
  const { formatMessage } = useIntl();
  const { nameOf: fieldName } = useFieldNames();
  const { nameOf } = useInstitutions();
  const inWords = useReasons();
  const { consents, fills, links, obstacles, references } = preview;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      // A separate scroll region, which the arrow keys scroll too, keeps the buttons below visible.
      role="region"
      aria-label={formatMessage(message('merge.preview'))}
      tabIndex={0}
      maxHeight="32rem"
      overflow="auto"
    >
      {obstacles.length > 0 && (
        <Notice tone="warning" title={formatMessage(message('merge.obstacles'))}>
          {obstacles.map(inWords).map((obstacle) => (
            <Line key={obstacle}>{obstacle}</Line>
          ))}
        </Notice>
      )}
      <Part
        title={formatMessage(message('merge.fills'))}
        lines={fills.map(({ field, value }) => `${fieldName(field)}: ${value}`)}
      />
      <Part
        title={formatMessage(message('merge.links'))}
        lines={links.map(({ institution, keptNumber, outcome, removedNumber }) =>
          formatMessage(message(`merge.link.${outcome}`), {
            institution: nameOf(institution),
            kept: keptNumber ?? '–',
            removed: removedNumber ?? '–',
          }),
        )}
      />
      <Part
        title={formatMessage(message('merge.consents'))}
        lines={consents.map(({ allowed, code, institution }) => {
          const answer = formatMessage(message(`consents.${allowed ? 'allowed' : 'refused'}`));
          return `${nameOf(institution)}, ${code}: ${answer}`;
        })}
      />
      <Part
        title={formatMessage(message('merge.references'))}
        lines={references.map(({ count, field, type }) => `${type}, ${field}: ${count}`)}
      />
    </Flex>
  );
}

function Part({ title, lines }: { title: ReactNode; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold">
        {title}
      </Typography>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Line>{line}</Line>
          </li>
        ))}
      </ul>
    </Box>
  );
}
