import { useState } from 'react';
import { BackButton, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { ChangesDialog } from './ChangesDialog';
import { type FieldChanges, useGetMappingQuery } from './mappingApi';
import { MappingEditor } from './MappingEditor';

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.steerSync, subject: null }];

/** What an institution exchanges of a contact, by which rules, and what a change of it would do. */
export function MappingScreen() {
  const { code = '' } = useParams();
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Mapping key={code} institution={code} />
    </Page.Protect>
  );
}

const NO_CHANGES: FieldChanges = {};

/** Changes are collected, then previewed together. */
function Mapping({ institution }: { institution: string }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const mapping = useGetMappingQuery({ institution }, { refetchOnMountOrArgChange: true });
  const [changes, setChanges] = useState(NO_CHANGES);
  const isChanged = Object.keys(changes).length > 0;
  return (
    <Screen
      title={text('mapping.title')}
      subtitle={text('mapping.subtitle', { institution: nameOf(institution) })}
      navigationAction={<BackButton fallback={PLACES.institutions} />}
      primaryAction={
        isChanged && (
          <ChangesDialog
            institution={institution}
            changes={changes}
            onDiscard={() => setChanges(NO_CHANGES)}
          />
        )
      }
    >
      <Loaded query={mapping}>
        {(loaded) => <MappingEditor mapping={loaded} changes={changes} onChange={setChanges} />}
      </Loaded>
    </Screen>
  );
}
