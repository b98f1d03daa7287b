import { Box, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { listQuery } from '../../../shared/lists/listQueries';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetInactiveContactsQuery } from './inactiveApi';

const FIRST_PAGE = listQuery<never>({});

/** How many contacts without activity there are, and the way to them. */
export function InactivePart() {
  const text = useText();
  const inactive = useGetInactiveContactsQuery(FIRST_PAGE, { refetchOnMountOrArgChange: true });
  return (
    <Part title={text('privacy.inactive.title')}>
      <Loaded query={inactive}>
        {({ meta: { counts, years } }) =>
          years === null ? (
            <Line muted>{text('privacy.inactive.off')}</Line>
          ) : (
            <>
              <Line>{text('privacy.inactive.count', { count: counts.listed, years })}</Line>
              <Box>
                <LinkButton
                  tag={Link}
                  to={PLACES.inactiveContacts}
                  size="S"
                  variant="secondary"
                  aria-label={`${text('privacy.inactive.look')}: ${text('privacy.inactive.title')}`}
                >
                  {text('privacy.inactive.look')}
                </LinkButton>
              </Box>
            </>
          )
        }
      </Loaded>
    </Part>
  );
}
