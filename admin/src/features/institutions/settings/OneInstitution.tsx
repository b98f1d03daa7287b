import { Flex, LinkButton } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import type { InstitutionDetails } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Screen } from '../../../shared/components/Screen';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { ActiveCard } from './ActiveCard';
import { ChangeList } from './ChangeList';
import { InstitutionForm } from './InstitutionForm';
import { Problems } from './Problems';
import { draftOf, secretsOf, settingsOf, type SettingsDraft } from './settingsDraft';
import { useEditInstitutionMutation, useGetInstitutionSettingsQuery } from './settingsApi';
import type { TypedKey } from './typedKey';
import { SourceNotice } from './SourceNotice';
import { TextForS360 } from './TextForS360';
import { isInUse } from './InstitutionList';
import { WebhookKeys } from './WebhookKeys';

interface TypingProps {
  typed: TypedKey | null;
  onTyped: (typed: TypedKey | null) => void;
}

/** The settings of one institution, and what to hand to S-360's team. */
export function OneInstitution(props: TypingProps) {
  const text = useText();
  const { code = '' } = useParams();
  const settings = useGetInstitutionSettingsQuery({ code }, { refetchOnMountOrArgChange: true });
  return (
    <Screen
      title={settings.currentData?.name ?? code}
      subtitle={text('institution.code', { code })}
      navigationAction={<BackButton fallback={PLACES.settingsList} />}
      primaryAction={
        settings.currentData &&
        isInUse(settings.currentData) && (
          <LinkButton tag={Link} to={PLACES.setup(code)} variant="secondary">
            {text('settings.steps')}
          </LinkButton>
        )
      }
    >
      <Loaded query={settings}>
        {(institution) => <Parts {...props} institution={institution} />}
      </Loaded>
    </Screen>
  );
}

function Parts({ institution, onTyped, typed }: TypingProps & { institution: InstitutionDetails }) {
  const { areSecretsReadable, code, revision } = institution;
  const key = typed?.code === code ? typed.key : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      {areSecretsReadable ? <Unusable problems={institution.problems} /> : <UnreadableSecrets />}
      <SourceNotice institution={institution} />
      <TextForS360 institution={institution} typedKey={key} />
      {!institution.canLimitRoles && <RolesLater />}
      {/* What others have changed in the meantime takes the place of what is in the form. */}
      <EditForm key={revision} institution={institution} onTyped={onTyped} />
      {/* Otherwise the form asks for all secrets at once. */}
      {areSecretsReadable && <WebhookKeys institution={institution} onTyped={onTyped} />}
      <ActiveCard institution={institution} />
      <ChangeList code={code} />
    </Flex>
  );
}

/** Why the institution exchanges nothing although it is not disabled. */
function Unusable({ problems }: { problems: readonly string[] }) {
  const text = useText();
  if (problems.length === 0) return null;
  return (
    <Notice tone="danger" title={text('settings.unusable.title')}>
      <Line>{text('settings.unusable.body')}</Line>
      <Problems problems={problems} />
    </Notice>
  );
}

/** The key that encrypted them is not the present one. */
function UnreadableSecrets() {
  const text = useText();
  return (
    <Notice tone="danger" title={text('settings.unusable.title')}>
      <Line>{text('settings.unreadable.body')}</Line>
      <Line>{text('settings.unreadable.todo')}</Line>
    </Notice>
  );
}

/** Strapi takes the conditions of roles at its start only. */
function RolesLater() {
  const text = useText();
  return (
    <Notice tone="secondary" title={text('settings.rolesLater.title')}>
      <Line>{text('settings.rolesLater.body')}</Line>
    </Notice>
  );
}

function EditForm({
  institution,
  onTyped,
}: {
  institution: InstitutionDetails;
  onTyped: TypingProps['onTyped'];
}) {
  const text = useText();
  const { notify } = useAttempts();
  const [edit] = useEditInstitutionMutation();
  const { code, revision, secrets, settings } = institution;
  const save = async (draft: SettingsDraft) => {
    await edit({
      code,
      revision: revision ?? '',
      settings: settingsOf(draft, settings),
      secrets: secretsOf(draft),
    }).unwrap();
    if (draft.webhookSecret !== '') onTyped({ code, key: draft.webhookSecret });
    notify('success', text('settings.saved'));
  };
  return (
    <InstitutionForm
      initial={draftOf(settings)}
      isReadOnly={revision === null}
      needsSecrets={!institution.areSecretsReadable}
      secrets={secrets}
      submitLabel={text('settings.save')}
      onSave={save}
    />
  );
}
