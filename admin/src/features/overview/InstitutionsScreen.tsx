import { Flex } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Anchored } from '../../shared/components/Anchored';
import { Loaded } from '../../shared/components/Loaded';
import type { ReadState } from '../../shared/components/Loaded';
import { NothingToList } from '../../shared/lists/ListPage';
import { Screen } from '../../shared/components/Screen';
import { institutionAnchor } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { NobodyNotified } from '../alerts';
import { NewInstitutionLink } from '../institutions';
import { useGetAttentionQuery } from './attention/attentionApi';
import { AttentionLink } from './attention/AttentionLink';
import { AttentionList } from './attention/AttentionList';
import { useUnusable } from './attention/useUnusable';
import { InstitutionCard } from './InstitutionCard';
import { UnusableInstitutions } from './UnusableInstitutions';

/** All institutions at a glance: what they receive, what they send, and what needs a person. */
export function InstitutionsScreen({
  institutions,
}: {
  institutions: ReadState<InstitutionStatus[]>;
}) {
  const text = useText();
  const unusable = useUnusable();
  const isKnown = useGetAttentionQuery(undefined).data !== undefined;
  // Without any, the link stands where the list would.
  const hasInstitutions = (institutions.currentData ?? []).length + unusable.length > 0;
  return (
    <Screen
      title={text('institutions.title')}
      subtitle={text('institutions.subtitle')}
      primaryAction={hasInstitutions && <NewInstitutionLink variant="secondary" />}
    >
      <Loaded query={institutions}>
        {(loaded) => (
          <>
            <AttentionLink />
            <UnusableInstitutions unusable={unusable} />
            {isKnown && !hasInstitutions && (
              <NothingToList text={text('institutions.empty')} action={<NewInstitutionLink />} />
            )}
            {loaded.length > 0 && (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
                {loaded.map((institution) => (
                  <li key={institution.code}>
                    <Anchored anchor={institutionAnchor(institution.code)}>
                      <InstitutionCard institution={institution} />
                    </Anchored>
                  </li>
                ))}
              </Flex>
            )}
            {loaded.length > 0 && <NobodyNotified />}
            <AttentionList />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
