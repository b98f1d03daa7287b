import { Button, Flex, TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type {
  BookingObstacle,
  CatalogStatus,
  ComposedKind,
} from '../../../../../../server/src/contracts';
import { isForServer } from '../model/obstacles';
import { spotOf } from '../model/spots';
import { useObstacleWords } from '../../components/useObstacleWords';
import { NotSending } from '../../components/NotSending';
import { useAllowed } from '../../../../shared/permissions/useAllowed';
import { useText } from '../../../../shared/words/useText';
import { jumpTo } from '../places';

interface SubmitAreaProps {
  institution: CatalogStatus['institution'];
  notSending: CatalogStatus['notSending'];
  kind: ComposedKind;
  obstacles: readonly BookingObstacle[];
  isSubmitting: boolean;
  onSubmit: () => void;
}

/**
 * The submit button and the remaining obstacles; each obstacle links to the place where it can be
 * cleared.
 */
export function SubmitArea({
  institution,
  isSubmitting,
  kind,
  notSending,
  obstacles,
  onSubmit,
}: SubmitAreaProps) {
  const text = useText();
  const words = useObstacleWords();
  const isComplete = obstacles.every(isForServer);
  const maySubmit = useAllowed('submitBookings').at(institution.code);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {maySubmit && <NotSending institution={institution} notSending={notSending} />}
      {maySubmit ? (
        <Button
          size="L"
          fullWidth
          // Pressed too early, it leads to what is missing; a disabled one would lead nowhere.
          variant={isComplete ? 'default' : 'secondary'}
          loading={isSubmitting}
          onClick={onSubmit}
        >
          {text(`booking.compose.submit.${kind}`)}
        </Button>
      ) : (
        <Typography textColor="neutral600">{text('booking.compose.mayNotSubmit')}</Typography>
      )}
      <VisuallyHidden role="status">
        {isSubmitting && text('booking.compose.submit.running')}
      </VisuallyHidden>
      {/* Always rendered, because screen readers skip a region that appears with its text. */}
      <div aria-live="polite">
        {obstacles.length > 0 && (
          <>
            <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral700">
              {text('booking.compose.obstacles')}
            </Typography>
            <Obstacles>
              {obstacles.map((obstacle) => (
                <li key={`${obstacle.line ?? ''} ${obstacle.code}`}>
                  <TextButton onClick={() => jumpTo(spotOf(obstacle))}>
                    {words(obstacle)}
                  </TextButton>
                </li>
              ))}
            </Obstacles>
          </>
        )}
        {maySubmit && notSending === null && obstacles.length === 0 && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('booking.compose.submit.explained')}
          </Typography>
        )}
      </div>
    </Flex>
  );
}

const Obstacles = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.spaces[1]};
  padding-top: ${({ theme }) => theme.spaces[1]};

  button {
    min-height: 2.4rem;
    text-align: left;
    white-space: normal;
  }
`;
