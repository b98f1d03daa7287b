import { useText } from '../../../shared/words/useText';
import { Typography } from '@strapi/design-system';
import type { LinkSummary } from '../../../../../server/src/contracts';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { useNow } from '../../../shared/time/useNow';
import { nextAttemptWords } from './nextAttemptWords';

const LOOKED_AT_EVERY_MS = 2_000;

/** The time of the next call for a link, or what must happen before it. */
export function NextAttempt({ link }: { link: LinkSummary }) {
  const text = useText();
  const words = nextAttemptWords(link, useNow(LOOKED_AT_EVERY_MS));
  switch (words.kind) {
    case 'none':
      return <Typography>–</Typography>;
    case 'at':
      return (
        <Typography>
          <Moment at={words.at} tense="future" />
        </Typography>
      );
    case 'words':
      return <Line>{text(words.text, words.values)}</Line>;
  }
}
