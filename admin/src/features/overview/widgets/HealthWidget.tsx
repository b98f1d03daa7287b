import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { Loaded } from '../../../shared/components/Loaded';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetInstitutionsQuery } from '../../institutions';
import { useGetAttentionQuery } from '../attention/attentionApi';
import { healthOf, type Health } from '../health/health';
import { useMatterWords } from '../health/useMatterWords';
import { useUnusable } from '../attention/useUnusable';

/** On Strapi's homepage: whether all is well at each institution. */
export function HealthWidget() {
  const text = useText();
  const wordsOf = useMatterWords();
  const query = useGetInstitutionsQuery(undefined, useQuietPolling());
  const { data: attention } = useGetAttentionQuery(undefined, useQuietPolling());
  const unusable = useUnusable();
  return (
    <Loaded query={query}>
      {(institutions) => (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {institutions.length + unusable.length === 0 && (
            <li>
              <Typography>{text('health.noInstitution')}</Typography>
            </li>
          )}
          {unusable.map(({ code, name }) => (
            <Light
              key={code}
              to={PLACES.institutions}
              name={name}
              variant="danger"
              sentences={[text('health.unusable')]}
            />
          ))}
          {institutions.map((institution) => {
            const { matters, variant } = healthOf(institution, attention?.data ?? []);
            return (
              <Light
                key={institution.code}
                to={PLACES.institution(institution.code)}
                name={institution.name}
                variant={variant}
                sentences={matters.map(wordsOf)}
              />
            );
          })}
        </Flex>
      )}
    </Loaded>
  );
}

interface LightProps {
  to: string;
  name: string;
  variant: Health['variant'];
  /** What is the matter. */
  sentences: readonly string[];
}

function Light({ name, sentences, to, variant }: LightProps) {
  const text = useText();
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <StatusWord variant={variant}>{text(`health.light.${variant}`)}</StatusWord>
      <div>
        <Link tag={RouterLink} to={to}>
          {name}
        </Link>
        {sentences.map((sentence) => (
          <Typography key={sentence} tag="p" variant="pi" textColor="neutral600">
            {sentence}
          </Typography>
        ))}
      </div>
    </Flex>
  );
}
