import { useId, useRef, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information } from '@strapi/icons';
import type { GetAttention } from '../../../../../server/src/contracts';
import { Anchored } from '../../../shared/components/Anchored';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { ATTENTION_ANCHOR } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { AttentionItem } from './AttentionItem';
import { useGetAttentionQuery } from './attentionApi';
import { EmptyListWords, useEmptyList } from './EmptyListWords';

/** Everything that waits for a person, grouped by cause, the oldest first. */
export function AttentionList() {
  const text = useText();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const query = useGetAttentionQuery(undefined, useQuietPolling());
  return (
    <Anchored anchor={ATTENTION_ANCHOR} isLoaded={query.currentData !== undefined}>
      <Box tag="section" aria-labelledby={titleId} paddingBottom={8}>
        {/* Takes the focus when its button has disappeared with the group. */}
        <Typography ref={title} tabIndex={-1} id={titleId} tag="h2" variant="beta" display="block">
          {text('attention.title')}
        </Typography>
        <Box paddingTop={4}>
          <Loaded query={query}>
            {(answer) => <Groups answer={answer} onGone={() => title.current?.focus()} />}
          </Loaded>
        </Box>
      </Box>
    </Anchored>
  );
}

function Groups({ answer, onGone }: { answer: GetAttention.Response; onGone: () => void }) {
  const text = useText();
  const [isWithDismissed, setWithDismissed] = useState(false);
  const open = answer.data.filter(({ dismissed }) => dismissed === null);
  const dismissed = answer.data.length - open.length;
  const { retrying } = answer.meta;
  const shown = isWithDismissed ? answer.data : open;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {open.length === 0 && <NothingWaits answer={answer} />}
      {shown.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {shown.map((group) => (
            <li key={group.key}>
              <AttentionItem group={group} onGone={onGone} />
            </li>
          ))}
        </Flex>
      )}
      {open.length > 0 && retrying > 0 && (
        <Line muted>{text('attention.empty.retrying', { count: retrying })}</Line>
      )}
      {dismissed > 0 && (
        <Box>
          <Button
            size="S"
            variant="tertiary"
            aria-pressed={isWithDismissed}
            onClick={() => setWithDismissed(!isWithDismissed)}
          >
            {text('attention.dismissed.show', { count: dismissed })}
          </Button>
        </Box>
      )}
    </Flex>
  );
}

function NothingWaits({ answer }: { answer: GetAttention.Response }) {
  const list = useEmptyList(answer);
  return (
    <Flex gap={3} padding={5} hasRadius background="neutral0" shadow="tableShadow">
      {list.empty === 'well' ? (
        <CheckCircle aria-hidden fill="success600" />
      ) : (
        <Information aria-hidden fill="neutral600" />
      )}
      <Typography>
        <EmptyListWords {...list} />
      </Typography>
    </Flex>
  );
}
