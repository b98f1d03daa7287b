import { useState } from 'react';
import { BackButton } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { Loaded } from '../../../shared/components/Loaded';
import { Screen } from '../../../shared/components/Screen';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { NoKey } from './InstitutionList';
import { InstitutionForm } from './InstitutionForm';
import { newKey } from './newKey';
import { NEW_DRAFT, secretsOf, settingsOf, type SettingsDraft } from './settingsDraft';
import { useCreateInstitutionMutation, useGetInstitutionSettingsListQuery } from './settingsApi';
import type { TypedKey } from './typedKey';

/** Creates an institution and goes on to its settings, where the text for S-360's team is. */
export function NewInstitution({ onTyped }: { onTyped: (typed: TypedKey | null) => void }) {
  const text = useText();
  const navigate = useNavigate();
  const { notify } = useAttempts();
  const list = useGetInstitutionSettingsListQuery(undefined);
  const [create] = useCreateInstitutionMutation();
  const [webhookSecret] = useState(newKey);
  const save = async (draft: SettingsDraft) => {
    const request = { settings: settingsOf(draft, null), secrets: secretsOf(draft) };
    const { code, name } = await create(request).unwrap();
    onTyped(draft.webhookSecret === '' ? null : { code, key: draft.webhookSecret });
    notify('success', text('settings.created', { name }));
    void navigate(PLACES.settings(code), { replace: true });
  };
  return (
    <Screen
      title={text('settings.new')}
      subtitle={text('settings.new.subtitle')}
      navigationAction={<BackButton fallback={PLACES.settingsList} />}
    >
      <Loaded query={list}>
        {({ data, meta }) =>
          meta.canStoreSecrets ? (
            <InstitutionForm
              initial={{ ...NEW_DRAFT, webhookSecret, pushNewContacts: data.length === 0 }}
              isNew
              submitLabel={text('settings.create')}
              onSave={save}
            />
          ) : (
            <NoKey />
          )
        }
      </Loaded>
    </Screen>
  );
}
