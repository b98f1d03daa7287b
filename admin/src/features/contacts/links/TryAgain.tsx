import { useRef } from 'react';
import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { RetryFailures } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useInstitutions } from '../../institutions';
import { useRetryFailuresMutation } from './linksApi';
import { message } from '../../../translations/message';

interface TryAgainProps {
  selection: RetryFailures.Request;
  /** The most that it costs. */
  calls: number;
  text: string;
  /** It was tried, and the button may go with what it was for. */
  onTried: () => void;
}

/** What is tried again, in words. */
const WORDS = {
  contacts: {
    title: message('failures.retry.title'),
    retried: message('failures.retried'),
  },
  orders: {
    title: message('failures.retry.orderTitle'),
    retried: message('failures.retriedOrders'),
  },
};

/** Has contacts or orders that failed tried again, after saying how many calls that costs. */
export function TryAgain({ selection, calls, text, onTried }: TryAgainProps) {
  const { formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  const [retry] = useRetryFailuresMutation();
  const button = useRef<HTMLButtonElement>(null);
  const wasTried = useRef(false);
  const institution = nameOf(selection.institution);
  const words = WORDS[selection.kind === 'orderPull' ? 'orders' : 'contacts'];

  const confirm = () =>
    attempt(retry(selection).unwrap(), (count) => {
      wasTried.current = true;
      tell('success', formatMessage(words.retried, { count, institution }));
    });

  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(words.title, { count: calls, institution }),
        effect:
          selection.code === undefined
            ? formatMessage(message(`failures.retryAll.${selection.kind}`))
            : formatMessage(message(`failures.retry.${selection.kind}`), { code: selection.code }),
        risk: formatMessage(message('failures.retry.cost'), { count: calls }),
        confirmLabel: text,
      }}
      variant="default"
      onConfirm={confirm}
      onClosed={() => (wasTried.current ? onTried() : button.current?.focus())}
      trigger={
        <Button
          ref={button}
          size="S"
          variant="tertiary"
          aria-label={`${text}: ${selection.code ?? institution}`}
        >
          {text}
        </Button>
      }
    />
  );
}
