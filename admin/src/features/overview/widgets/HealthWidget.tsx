import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { Loaded } from '../../../shared/components/Loaded';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetInstitutionsQuery } from '../../institutions';
import { useGetAttentionQuery } from '../attention/attentionApi';
import { healthOf } from '../health/health';
import { useMatterWords } from '../health/useMatterWords';

/** On Strapi's homepage: whether all is well at each institution. */
export function HealthWidget() {
  const text = useText();
  const wordsOf = useMatterWords();
  const query = useGetInstitutionsQuery(undefined, useQuietPolling());
  const { data: attention } = useGetAttentionQuery(undefined, useQuietPolling());
  return (
    <Loaded query={query}>
      {(institutions) => (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {institutions.map((institution) => {
            const { matters, variant } = healthOf(institution, attention?.data ?? []);
            return (
              <Flex tag="li" key={institution.code} gap={3} alignItems="flex-start">
                <StatusWord variant={variant}>{text(`health.light.${variant}`)}</StatusWord>
                <div>
                  <Link tag={RouterLink} to={PLACES.institution(institution.code)}>
                    {institution.name}
                  </Link>
                  {matters.map((matter) => (
                    <Typography key={matter.code} tag="p" variant="pi" textColor="neutral600">
                      {wordsOf(matter)}
                    </Typography>
                  ))}
                </div>
              </Flex>
            );
          })}
        </Flex>
      )}
    </Loaded>
  );
}
