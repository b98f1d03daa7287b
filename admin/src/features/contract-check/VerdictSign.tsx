import { Flex } from '@strapi/design-system';
import { Check, Cross, Loader, Minus, Stop } from '@strapi/icons';
import type { ContractCheckStatus } from '../../../../server/src/contracts';

/** The result of a check as color and icon. Words next to it say the same. */
type Sign = 'running' | 'held' | 'failed' | 'untested' | 'stopped';

const SIGNS = {
  running: { Icon: Loader, color: 'primary' },
  held: { Icon: Check, color: 'success' },
  failed: { Icon: Cross, color: 'danger' },
  untested: { Icon: Minus, color: 'neutral' },
  stopped: { Icon: Stop, color: 'warning' },
} as const satisfies Record<Sign, { Icon: unknown; color: string }>;

function signOf({ state, verdict }: Pick<ContractCheckStatus, 'state' | 'verdict'>): Sign {
  switch (state) {
    case 'running':
      return 'running';
    case 'done':
      return verdict ?? 'untested';
    case 'cancelled':
    case 'interrupted':
      return verdict === 'failed' ? 'failed' : 'stopped';
  }
}

export function VerdictSign({
  check,
  size = 'M',
}: {
  check: Pick<ContractCheckStatus, 'state' | 'verdict'>;
  size?: 'S' | 'M';
}) {
  const { color, Icon } = SIGNS[signOf(check)];
  const [box, icon] = size === 'M' ? ['4rem', '2rem'] : ['2.4rem', '1.2rem'];
  return (
    <Flex
      aria-hidden
      width={box}
      height={box}
      shrink={0}
      alignItems="center"
      justifyContent="center"
      borderRadius="50%"
      background={`${color}100`}
    >
      <Icon width={icon} height={icon} fill={`${color}600`} />
    </Flex>
  );
}
