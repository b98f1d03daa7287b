import { useEffect, useRef, type SVGProps } from 'react';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useGetAttentionQuery } from '../features/overview/attention/attentionApi';
import { useWhileVisible } from '../shared/hooks/useTabVisible';
import { useText } from '../shared/words/useText';

/** The menu stands on every page of Strapi, so it asks less often than the plugin's screens. */
const INTERVAL_SECONDS = 60;

/** What is wider does not fit the menu. */
const MOST_SHOWN = 99;

const Place = styled.span`
  display: inline-flex;
  position: relative;
  vertical-align: top;
`;

/** Like Strapi's own counter, which links of plugins cannot set. */
const Counter = styled.span`
  position: absolute;
  top: -0.9rem;
  left: 1.1rem;
  min-width: 1.8rem;
  padding: 0 0.4rem;
  border-radius: 0.9rem;
  background: ${({ theme }) => theme.colors.primary600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 1.8rem;
  text-align: center;
`;

/** The icon in Strapi's menu, with the number of what waits for a person under “Needs attention”. */
export function MenuIcon(icon: SVGProps<SVGSVGElement>) {
  const { formatNumber } = useIntl();
  const count = useWaiting();
  const place = useNamedLink(count);
  return (
    <Place ref={place} aria-hidden>
      <ArrowsCounterClockwise {...icon} />
      {count > 0 && (
        <Counter>
          {count > MOST_SHOWN ? `${formatNumber(MOST_SHOWN)}+` : formatNumber(count)}
        </Counter>
      )}
    </Place>
  );
}

function useWaiting(): number {
  // Strapi builds its links anew on each navigation: what was read a moment ago is used again.
  const { data } = useGetAttentionQuery(undefined, {
    pollingInterval: useWhileVisible(INTERVAL_SECONDS * 1000),
    refetchOnMountOrArgChange: INTERVAL_SECONDS,
  });
  return data?.meta.open ?? 0;
}

/**
 * Strapi names the link by its title alone and hides what stands in it from screen readers, so the
 * number is added to the name of the finished link.
 */
function useNamedLink(count: number) {
  const text = useText();
  const place = useRef<HTMLSpanElement>(null);
  const name = count > 0 ? text('menu.waiting', { count }) : text('page.title');
  useEffect(() => place.current?.closest('a')?.setAttribute('aria-label', name), [name]);
  return place;
}
