import { useEffect, useReducer } from 'react';
import { Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { Booking, CatalogStatus } from '../../../../../server/src/contracts';
import { changed, inputOf, isDiscardable, isWorthKeeping } from './model/draft';
import type { BookingDraft } from './model/draft';
import { LoadFailed } from '../../../shared/components/LoadStates';
import { NoCatalog, useCatalogView } from '../../catalog';
import { useDraftKeeper } from './keeping/useDraftKeeper';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { ComposedOffer } from './ComposedOffer';
import { ComposerFrame } from './ComposerFrame';
import { DiscardButton } from './keeping/DiscardButton';
import { ForWhom } from './contact/ForWhom';
import { KeepingNotices } from './keeping/KeepingNotices';
import { Columns, Panel } from './layout';
import { LeaveDraftQuestion } from './keeping/LeaveDraftQuestion';
import { Locked } from './Locked';
import { SavedState } from './keeping/SavedState';
import { useContactNumber } from './contact/useContactNumber';
import { useSubmit } from './useSubmit';

interface ComposerProps {
  institutions: CatalogStatus[];
  begun: BookingDraft;
  /** The booking to continue; `null` for a new one. */
  opened: Booking | null;
}

export function Composer({ begun, institutions, opened }: ComposerProps) {
  const { locale } = useIntl();
  const text = useText();
  const [draft, onChange] = useReducer(changed, begun);
  const { keeper, state } = useDraftKeeper(
    opened && { booking: opened, input: inputOf(begun, locale) },
  );
  useEffect(() => {
    keeper.note(inputOf(draft, locale), isWorthKeeping(draft));
  }, [draft, keeper, locale]);
  useOwnAddress(state.booking);
  useContactNumber(draft, state.booking, onChange);
  const submission = useSubmit(draft, keeper);

  const { booking } = state;
  const status = institutions.find(({ institution }) => institution.code === draft.institution);
  return (
    <ComposerFrame
      title={
        booking === null
          ? text('booking.compose.title')
          : text('booking.compose.title.kept', { reference: booking.reference })
      }
      subtitle={<SavedState state={state} onRetry={() => void keeper.flush()} />}
      actions={
        booking !== null &&
        isDiscardable(booking) && <DiscardButton booking={booking} keeper={keeper} />
      }
    >
      <LeaveDraftQuestion keeper={keeper} />
      <KeepingNotices keeper={keeper} state={state} onChange={onChange} />
      {status === undefined ? (
        <Typography role="alert">
          {text('booking.compose.institutionGone', { code: draft.institution })}
        </Typography>
      ) : (
        <Columns>
          {/* The user may be typing here while the catalog loads, so this stays mounted. */}
          <Locked isLocked={submission.isSubmitting}>
            <ForWhom
              draft={draft}
              institutions={institutions}
              isInstitutionFixed={booking !== null}
              onChange={onChange}
            />
          </Locked>
          <AtInstitution status={status}>
            {(view, onReread) => (
              <ComposedOffer
                view={view}
                status={status}
                onReread={onReread}
                draft={draft}
                submission={submission}
                kept={booking}
                onChange={onChange}
              />
            )}
          </AtInstitution>
        </Columns>
      )}
    </ComposerFrame>
  );
}

/** A stored draft gets its own address, so that it can be opened again. */
function useOwnAddress(booking: Booking | null): void {
  const navigate = useNavigate();
  const documentId = booking?.documentId;
  useEffect(() => {
    if (documentId !== undefined) {
      navigate(PLACES.composeBooking(documentId), { replace: true });
    }
  }, [documentId, navigate]);
}

type View = NonNullable<ReturnType<typeof useCatalogView>['view']>;

interface AtInstitutionProps {
  status: CatalogStatus;
  children: (view: View, onReread: (() => void) | null) => React.ReactNode;
}

/** Shows the catalog's status in place of the products until the catalog is loaded. */
function AtInstitution({ children, status }: AtInstitutionProps) {
  const text = useText();
  const { error, isError, isNewerMissed, refetch, view } = useCatalogView(status);
  const reread = (): void => void refetch();
  if (view !== undefined) return children(view, isNewerMissed ? reread : null);
  if (status.version === null) return <NoCatalog status={status} />;
  return (
    <Panel>
      <Flex justifyContent="center" direction="column" gap={3} padding={11}>
        {isError ? (
          <LoadFailed
            reason={text('booking.compose.catalog.notRead')}
            error={error}
            onRetry={reread}
          />
        ) : (
          <Loader>{text('booking.compose.catalog.reading')}</Loader>
        )}
      </Flex>
    </Panel>
  );
}
