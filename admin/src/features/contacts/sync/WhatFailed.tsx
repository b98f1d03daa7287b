import type { ReactNode } from 'react';
import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { actorOfFailure } from '../../../../../server/src/contracts';
import type { ContactSyncStatus, SyncFailure } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { failureKind } from '../model/failureKinds';

interface WhatFailedProps {
  status: ContactSyncStatus;
  /** Where a contact is corrected that S-360 refused; others cannot be cured by an edit. */
  edit?: ReactNode;
  /** What else can be done from here about it. */
  children?: ReactNode;
}

/** Why the last exchange of a contact failed, and what helps. */
export function WhatFailed({ children, edit, status }: WhatFailedProps): ReactNode {
  const text = useText();
  const { failure, institution } = status;
  if (failure === null) return null;
  switch (failureKind(status)) {
    case 'matchReviewFirst':
      return <MatchReviewFirst institution={institution.code} />;
    case 'refused':
      return (
        <Refused failure={failure} edit={edit}>
          {children}
        </Refused>
      );
    case 'companiesNotAccepted':
      return (
        <Notice tone="warning" title={text('state.notSent')}>
          <FailureWords failure={failure} />
        </Notice>
      );
    case 'notRead':
      return (
        <Notice tone="warning" title={text('failure.notRead.title')}>
          <FailureWords failure={failure} />
        </Notice>
      );
    case 'lastAttempt':
      return <FailureWords failure={failure} />;
    case null:
      return null;
  }
}

interface RefusedProps {
  failure: SyncFailure;
  edit: ReactNode;
  children: ReactNode;
}

/** Why S-360 refused a contact, and what cures it. */
function Refused({ children, edit, failure }: RefusedProps) {
  const text = useText();
  const actor = actorOfFailure(failure.reason);
  return (
    <Notice tone="danger" title={text('failure.title')}>
      <FailureWords failure={failure} />
      {actor === 'operator' ? edit : <Line>{text(`failure.cured.${actor}`)}</Line>}
      {children}
    </Notice>
  );
}

/** S-360 did not refuse the contact, but sending it now might create a duplicate. */
function MatchReviewFirst({ institution }: { institution: string }) {
  const text = useText();
  return (
    <Notice tone="warning" title={text('failure.matchReviewFirst.title')}>
      <Line>{text('failure.matchReviewFirst.body')}</Line>
      <Link tag={NavLink} to={PLACES.matchReviews({ institution })}>
        {text('failure.matchReviewFirst.link')}
      </Link>
    </Notice>
  );
}
