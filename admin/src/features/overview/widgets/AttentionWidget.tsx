import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Cause, GetAttention } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { PLACES } from '../../../shared/places';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';
import { useGetAttentionQuery } from '../attention/attentionApi';
import { placeOf } from '../attention/attentionPlaces';
import { useCauseTitle } from '../attention/useCauseTitle';
import { EmptyListWords, useEmptyList } from '../attention/EmptyListWords';
import { useNameOf } from '../attention/useUnusable';

/** The rest is one click away. */
const MOST = 5;

/** On Strapi's homepage: what waits for a person, the oldest first. */
export function AttentionWidget() {
  const text = useText();
  const query = useGetAttentionQuery(undefined, useQuietPolling());
  return (
    <Loaded query={query}>
      {(answer) => {
        const open = answer.data.filter(({ dismissed }) => dismissed === null);
        if (open.length === 0) return <Nothing answer={answer} />;
        return (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {open.slice(0, MOST).map((group) => (
                <Group key={group.key} group={group} />
              ))}
            </Flex>
            {open.length > MOST && (
              <Link tag={RouterLink} to={PLACES.attention}>
                {text('attention.more', { count: open.length - MOST })}
              </Link>
            )}
          </Flex>
        );
      }}
    </Loaded>
  );
}

function Nothing({ answer }: { answer: GetAttention.Response }) {
  return (
    <Typography>
      <EmptyListWords {...useEmptyList(answer)} />
    </Typography>
  );
}

function Group({ group }: { group: Cause }) {
  const text = useText();
  const titleOf = useCauseTitle();
  const { heldAt, institution, only, since } = group;
  const nameOf = useNameOf();
  // A bulk job may name no institution, and hold contacts at several.
  const names = heldAt.map((held) => nameOf(held.institution));
  const where = [only?.contact?.name, nameOf(institution), ...names].filter(Boolean).join(' · ');
  return (
    <li>
      <Link tag={RouterLink} to={placeOf(group)}>
        {titleOf(group)}
      </Link>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {where}
        {since !== null && (
          <>
            {where !== '' && ' · '}
            {text('attention.since', { when: <Moment at={since} tense="past" /> })}
          </>
        )}
      </Typography>
    </li>
  );
}
