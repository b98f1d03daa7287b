import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { LINK_STATES, type InstitutionStatus } from '../../../../server/src/contracts';
import { StateBadge } from '../contacts';
import { PLACES } from '../../shared/places';

export function LinkCounts({ institution: { code, links } }: { institution: InstitutionStatus }) {
  const { formatNumber } = useIntl();
  return (
    <Flex tag="ul" gap={5} wrap="wrap">
      {LINK_STATES.map((state) => (
        <Flex tag="li" key={state} gap={2}>
          <StateBadge state={state} />
          {links[state] === 0 ? (
            <Typography variant="omega" textColor="neutral600">
              {formatNumber(0)}
            </Typography>
          ) : (
            <Link tag={RouterLink} to={PLACES.links({ institution: code, state })}>
              {formatNumber(links[state])}
            </Link>
          )}
        </Flex>
      ))}
    </Flex>
  );
}
