import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { MergePreview } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useReasons } from '../../shared/reasons/useReasons';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useInstitutions } from '../institutions';
import { useReferenceLines } from '../../shared/words/useReferenceLines';
import { useText } from '../../shared/words/useText';

/** The effects of a merge, part by part; parts without effect are left out. */
export function Preview({ preview }: { preview: MergePreview }) {
  const text = useText();
  const { nameOf: fieldName } = useFieldNames();
  const { nameOf } = useInstitutions();
  const inWords = useReasons();
  const referenceLines = useReferenceLines();
  const { consents, fills, links, obstacles, references } = preview;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      // A separate scroll region, which the arrow keys scroll too, keeps the buttons below visible.
      role="region"
      aria-label={text('merge.preview')}
      tabIndex={0}
      maxHeight="32rem"
      overflow="auto"
    >
      {obstacles.length > 0 && (
        <Notice tone="warning" title={text('merge.obstacles')}>
          {obstacles.map(inWords).map((obstacle) => (
            <Line key={obstacle}>{obstacle}</Line>
          ))}
        </Notice>
      )}
      <Part
        title={text('merge.fills')}
        lines={fills.map(({ field, value }) =>
          text('merge.fill', { field: fieldName(field), value }),
        )}
      />
      <Part
        title={text('merge.links')}
        lines={links.map(({ institution, keptNumber, outcome, removedNumber }) =>
          text(`merge.link.${outcome}`, {
            institution: nameOf(institution),
            kept: keptNumber ?? '–',
            removed: removedNumber ?? '–',
          }),
        )}
      />
      <Part
        title={text('merge.consents')}
        lines={consents.map(({ allowed, code, institution }) => {
          const answer = text(`consents.${allowed ? 'allowed' : 'refused'}`);
          return text('merge.consent', { institution: nameOf(institution), code, answer });
        })}
      />
      <Part title={text('merge.references')} lines={referenceLines(references)} />
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
