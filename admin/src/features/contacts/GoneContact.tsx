import { Link } from 'react-router-dom';
import { isGone } from '../../shared/api/isGone';
import { TextLink } from '../../shared/components/TextLink';
import { NothingToList } from '../../shared/lists/ListPage';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetContactSyncQuery } from './queries/contactSyncApi';

/** Whether a contact was erased or deleted meanwhile, for whoever may read its sync. */
export const useIsGone = (documentId: string, mayReadSync: boolean): boolean =>
  isGone(useGetContactSyncQuery({ documentId }, { skip: !mayReadSync }).error);

/** In place of all about a contact that no longer exists. */
export function GoneContact() {
  const text = useText();
  const mayErase = useAllowed('erasePersons').everywhere;
  return (
    <div role="alert">
      <NothingToList
        text={text('contactPage.gone')}
        action={
          mayErase && (
            <TextLink tag={Link} to={PLACES.erasures}>
              {text('privacy.erasures.title')}
            </TextLink>
          )
        }
      />
    </div>
  );
}
