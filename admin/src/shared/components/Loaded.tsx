import type { ReactNode } from 'react';
import { Box, EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useErrorWords, type ApiError } from '../words/useErrorWords';
import { useText } from '../words/useText';
import { RefreshFailed, RetryButton } from './LoadStates';

/** The part used here of the state of an API query. */
export interface ReadState<Data> {
  /** Missing until the data of this very query has arrived. */
  currentData?: Data | undefined;
  error?: ApiError | undefined;
  isError: boolean;
  fulfilledTimeStamp?: number | undefined;
  refetch: () => unknown;
}

interface LoadedProps<Data> {
  query: ReadState<Data>;
  children: (data: Data) => ReactNode;
}

/**
 * Shows the data of a query; a loading state before it arrives, and after a failure the reason and
 * a button to retry.
 */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { currentData, error, fulfilledTimeStamp, isError } = query;
  const inWords = useErrorWords();
  const readAgain = () => void query.refetch();
  if (currentData === undefined) {
    return isError && error ? (
      <NothingRead reason={inWords(error)} error={error} onRetry={readAgain} />
    ) : (
      <Reading />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {isError && fulfilledTimeStamp !== undefined && (
        <RefreshFailed readAt={fulfilledTimeStamp} error={error} onRetry={readAgain} />
      )}
      {children(currentData)}
    </Flex>
  );
}

function Reading() {
  const text = useText();
  return (
    <Flex justifyContent="center" padding={11} aria-busy>
      <Loader>{text('page.loading')}</Loader>
    </Flex>
  );
}

interface NothingReadProps {
  reason: string;
  error: ApiError;
  onRetry: () => void;
}

function NothingRead({ error, reason, onRetry }: NothingReadProps) {
  const text = useText();
  return (
    <Box role="alert">
      <EmptyStateLayout
        hasRadius
        shadow="tableShadow"
        icon={<WarningCircle width="6rem" height="6rem" fill="danger600" aria-hidden />}
        content={text('page.loadFailed', { reason })}
        action={<RetryButton error={error} onRetry={onRetry} />}
      />
    </Box>
  );
}
