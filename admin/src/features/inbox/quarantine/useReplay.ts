import { useCallback } from 'react';
import { useNotifyAT } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type {
  DeliveryItemOutcome,
  ListedQuarantinedItem,
} from '../../../../../server/src/contracts';
import { useReplayQuarantinedItemMutation } from '../inboxApi';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import type { Tone } from '../../../shared/hooks/useAttempts';

const TONES: Record<DeliveryItemOutcome['outcome'], Tone> = {
  applied: 'success',
  unchanged: 'success',
  superseded: 'info',
  kept: 'info',
  excluded: 'info',
  filtered: 'info',
  needsPull: 'info',
  accessControl: 'info',
  erased: 'info',
  quarantined: 'warning',
};

/**
 * Reprocesses a quarantined item and reports the outcome in a notification and to screen readers.
 * Resolves to whether the item has left the quarantine.
 */
export function useReplay(): (item: ListedQuarantinedItem) => Promise<boolean> {
  const { formatList } = useIntl();
  const text = useText();
  const inWords = useReasons();
  const { attempt, notify } = useAttempts();
  const { notifyStatus } = useNotifyAT();
  const [replay] = useReplayQuarantinedItemMutation();

  return useCallback(
    async ({ id, deliveryId, position }) => {
      let hasLeft = false;
      await attempt(replay({ id }).unwrap(), ({ outcome, reasons = [] }) => {
        const outcomeInWords = text(`replay.${outcome}`, {
          position: position + 1,
          delivery: String(deliveryId),
          reasons: formatList(reasons.map(inWords), { type: 'unit' }),
        });
        notify(TONES[outcome], outcomeInWords);
        notifyStatus(outcomeInWords);
        hasLeft = outcome !== 'quarantined';
      });
      return hasLeft;
    },
    [attempt, formatList, text, inWords, notifyStatus, replay, notify],
  );
}
