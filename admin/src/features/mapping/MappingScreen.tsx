import { useState } from 'react';
import { BackButton } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { LeaveQuestion } from '../../shared/components/LeaveQuestion';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { OnlyWhereAllowed } from '../../shared/permissions/OnlyWhereAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { ChangesDialog } from './preview/ChangesDialog';
import { useGetMappingQuery } from './mappingApi';
import { countChanges, NO_CHANGES } from './mappingChanges';
import { MappingEditor } from './MappingEditor';
import { ShowEffectProvider } from './preview/showEffect';

/** What an institution exchanges of a contact, by which rules, and what a change of it would do. */
export function MappingScreen() {
  const { code = '' } = useParams();
  return (
    <OnlyWhereAllowed action="steerSync" institution={code}>
      <Mapping key={code} institution={code} />
    </OnlyWhereAllowed>
  );
}

/** How often the progress of an applied change is read. */
const FILLING_INTERVAL_MS = 2_000;

/** Changes are collected, then previewed together. */
function Mapping({ institution }: { institution: string }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const known = useGetMappingQuery({ institution }, { refetchOnMountOrArgChange: true });
  const isFilling = Boolean(known.currentData?.filling);
  const mapping = useGetMappingQuery(
    { institution },
    { pollingInterval: useWhileVisible(isFilling ? FILLING_INTERVAL_MS : 0) },
  );
  const [changes, setChanges] = useState(NO_CHANGES);
  const [asked, setAsked] = useState(0);
  const isChanged = countChanges(changes) > 0;
  return (
    <Screen
      title={text('mapping.title')}
      subtitle={text('mapping.subtitle', { institution: nameOf(institution) })}
      navigationAction={<BackButton fallback={PLACES.institutions} />}
      primaryAction={
        isChanged &&
        mapping.currentData && (
          <ChangesDialog
            mapping={mapping.currentData}
            changes={changes}
            asked={asked}
            onDone={() => {
              setChanges(NO_CHANGES);
              setAsked(0);
            }}
          />
        )
      }
    >
      <LeaveQuestion
        wouldLose={() => isChanged}
        texts={{
          title: text('mapping.leave.title'),
          effect: text('mapping.leave.effect', { count: countChanges(changes) }),
          confirmLabel: text('mapping.leave'),
        }}
      />
      <Loaded query={mapping}>
        {(loaded) => (
          <ShowEffectProvider value={() => setAsked((times) => times + 1)}>
            <MappingEditor mapping={loaded} changes={changes} onChange={setChanges} />
          </ShowEffectProvider>
        )}
      </Loaded>
    </Screen>
  );
}
