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
import { AttentionList } from './attention/AttentionList';
import { InstitutionCard } from './InstitutionCard';

/** All institutions at a glance: what they receive, what they send, and what needs a person. */
export function InstitutionsScreen({
  institutions,
}: {
  institutions: ReadState<InstitutionStatus[]>;
}) {
  const text = useText();
  // Without any, the link stands where the list would.
  const hasInstitutions = (institutions.currentData ?? []).length > 0;
  return (
    <Screen
      title={text('institutions.title')}
      subtitle={text('institutions.subtitle')}
      primaryAction={hasInstitutions && <NewInstitutionLink variant="secondary" />}
    >
      <Loaded query={institutions}>
        {(loaded) => (
          <>
            {loaded.length === 0 ? (
              <NothingToList text={text('institutions.empty')} action={<NewInstitutionLink />} />
            ) : (
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
            {/* Also without one in use: another may be unusable. */}
            <AttentionList />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
