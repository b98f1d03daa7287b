import { Fragment, useId, useRef } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import type { FailureCause } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Rows } from '../../../shared/lists/PagedTable';
import type { Column } from '../../../shared/lists/PagedTable';
import { useInstitutions } from '../../institutions';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { callsToRetry, failureGroups } from './failureGroups';
import type { FailureGroup } from './failureGroups';
import { PLACES } from '../../../shared/places';
import { useGetFailuresQuery } from './linksApi';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { TryAgain } from './TryAgain';

/**
 * Why contacts could not be sent or read, the most frequent cause first; renders nothing if there
 * are no failures.
 */
export function Failures({ institution }: { institution: string | undefined }) {
  const text = useText();
  const title = useRef<HTMLHeadingElement>(null);
  const { data = [] } = useGetFailuresQuery({ institution }, useQuietPolling());
  if (data.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={6}>
      {/* Takes the focus when its button has disappeared with the cause. */}
      <Typography ref={title} tabIndex={-1} variant="delta" tag="h2">
        {text('failures.title')}
      </Typography>
      {failureGroups(data).map((group) => (
        <Group
          key={`${group.institution}/${group.kind}`}
          group={group}
          onTried={() => title.current?.focus()}
        />
      ))}
    </Flex>
  );
}

function Group({ group, onTried }: { group: FailureGroup; onTried: () => void }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const maySteer = useAllowed('steerSync').at(group.institution);
  const titleId = useId();
  const { causes, institution, kind } = group;
  const isAnyOnHold = causes.some(({ onHold }) => onHold > 0);
  const label = text(`failures.group.${kind}`, {
    institution: nameOf(institution),
  });
  return (
    <Flex tag="section" aria-labelledby={titleId} direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography id={titleId} tag="h3" variant="omega" fontWeight="bold">
          {label}
        </Typography>
        {maySteer && causes.length > 1 && (
          <TryAgain
            selection={{ institution, kind }}
            calls={callsToRetry(causes)}
            label={text('failures.retryAll')}
            onTried={onTried}
          />
        )}
      </Flex>
      <Rows
        label={label}
        columns={useCauseColumns({ isAnyOnHold, maySteer }, onTried)}
        rows={causes}
        idOf={({ code }) => code}
      />
    </Flex>
  );
}

function useCauseColumns(
  { isAnyOnHold, maySteer }: { isAnyOnHold: boolean; maySteer: boolean },
  onTried: () => void,
): Column<FailureCause>[] {
  const { formatNumber } = useIntl();
  const text = useText();
  const inWords = useReasons();
  const columns: Column<FailureCause>[] = [
    {
      name: 'cause',
      label: text('failures.cause'),
      cell: ({ code, kind, numbers, reason }) => {
        const sentence = inWords(reason);
        return (
          <>
            <Line>{sentence}</Line>
            {kind !== 'push' && numbers.length > 0 && <Numbers kind={kind} numbers={numbers} />}
            {!sentence.includes(code) && <Line muted>{text('failures.code', { code })}</Line>}
          </>
        );
      },
      wraps: true,
    },
    {
      name: 'failed',
      label: text('failures.failed'),
      cell: ({ failed }) => <Typography>{formatNumber(failed)}</Typography>,
    },
    {
      name: 'retrying',
      label: text('failures.retrying'),
      cell: ({ retrying }) => <Typography>{formatNumber(retrying)}</Typography>,
    },
    ...(isAnyOnHold
      ? [
          {
            name: 'onHold',
            label: text('failures.onHold'),
            cell: ({ onHold }: FailureCause) => <Typography>{formatNumber(onHold)}</Typography>,
          },
        ]
      : []),
  ];
  if (!maySteer) return columns;
  return [
    ...columns,
    {
      name: 'retry',
      label: text('column.actions'),
      cell: (cause) => <Cure cause={cause} onTried={onTried} />,
    },
  ];
}

/** What helps: a retry, or the answer without which a retry would fail again. */
function Cure({ cause, onTried }: { cause: FailureCause; onTried: () => void }) {
  const text = useText();
  const { code, institution, kind } = cause;
  if (code === MATCH_REVIEW_FIRST) {
    return (
      <Link tag={NavLink} to={PLACES.matchReviews({ institution })}>
        {text('matchReviews.title')}
      </Link>
    );
  }
  return (
    <TryAgain
      selection={{ institution, kind, code }}
      calls={callsToRetry([cause])}
      label={text('failures.retry')}
      onTried={onTried}
    />
  );
}

/** The numbers that S-360 sent and that could not be read, each linked to its deliveries. */
function Numbers({
  kind,
  numbers,
}: {
  kind: Exclude<FailureCause['kind'], 'push'>;
  numbers: readonly string[];
}) {
  const text = useText();
  return (
    <Line>
      {text(`failures.numbers.${kind}`)}{' '}
      {numbers.map((number, position) => (
        <Fragment key={number}>
          {position > 0 && ', '}
          <Link tag={NavLink} to={PLACES.activity({ further: { number } })}>
            {number}
          </Link>
        </Fragment>
      ))}
    </Line>
  );
}
